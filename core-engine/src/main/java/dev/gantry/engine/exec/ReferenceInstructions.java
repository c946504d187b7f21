package dev.gantry.engine.exec;

import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.I31;
import dev.gantry.engine.generated.References;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Instructions on references (core 4.6.3). */
final class ReferenceInstructions {
  private ReferenceInstructions() {}

  static int execute(Step step, PlainInstance instance, Machine machine, int sp) {
    long[] numbers = machine.low;
    @Nullable Object[] references = machine.references;
    switch (step.opcode) {
      case REF_NULL -> references[sp++] = null;
      case REF_FUNC -> references[sp++] = instance.function(step.a);
      case REF_IS_NULL -> numbers[sp - 1] = references[sp - 1] == null ? 1 : 0;
      case REF_EQ -> {
        sp--;
        numbers[sp - 1] = References.same(references[sp - 1], references[sp]) ? 1 : 0;
      }
      case REF_AS_NON_NULL -> {
        if (references[sp - 1] == null) {
          throw new TrapException(Trap.NULL_REFERENCE);
        }
      }
      case REF_TEST, REF_TEST_NULL ->
          numbers[sp - 1] = References.matches(references[sp - 1], type(step)) ? 1 : 0;
      case REF_CAST, REF_CAST_NULL -> {
        if (!References.matches(references[sp - 1], type(step))) {
          throw new TrapException(Trap.CAST_FAILURE);
        }
      }
      case REF_I31 -> references[sp - 1] = I31.of((int) numbers[sp - 1]);
      case I31_GET_S -> numbers[sp - 1] = i31(references[sp - 1]).signed();
      case I31_GET_U -> numbers[sp - 1] = i31(references[sp - 1]).unsigned();
      // Internal and external references to one thing are one object.
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
      default -> throw new AssertionError(step);
    }
    return sp;
  }

  private static ReferenceType type(Step step) {
    return (ReferenceType) Objects.requireNonNull(step.extra);
  }

  private static I31 i31(@Nullable Object reference) {
    if (reference instanceof I31 number) {
      return number;
    }
    throw new TrapException(Trap.NULL_I31_REFERENCE);
  }
}
