package dev.gantry.engine.exec;

import static dev.gantry.engine.syntax.Signature.Operand;

import dev.gantry.engine.ArrayType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.StructType;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.link.ModuleTypes;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.valid.StackView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes instructions that do not branch into steps.
 *
 * <p>Most follow from the opcode table: the shape of the immediates and the signature decide the
 * kind of the step.
 */
final class StepFactory {
  private static final long U32 = 0xFFFF_FFFFL;
  private static final long U64 = -1L;

  private final ModuleTypes types;
  private final List<ValueType> locals;

  /** A factory for a body with these locals, parameters first. */
  StepFactory(ModuleTypes types, List<ValueType> locals) {
    this.types = types;
    this.locals = locals;
  }

  ModuleTypes types() {
    return types;
  }

  /** {@return the step, or null if the instruction does nothing} */
  @Nullable Step step(InstructionCursor cursor, StackView stacks) {
    Opcode opcode = cursor.opcode();
    return switch (opcode) {
      case NOP, ATOMIC_FENCE -> null;
      case UNREACHABLE -> new Step(Kind.UNREACHABLE, cursor);
      case DROP -> new Step(Kind.DROP, cursor);
      case SELECT, SELECT_TYPED -> new Step(select(stacks), cursor);
      case CALL -> index(Kind.CALL, cursor);
      case CALL_REF -> index(Kind.CALL_REFERENCE, cursor);
      case CALL_INDIRECT -> indirect(Kind.CALL_INDIRECT, cursor);
      case RETURN_CALL -> index(Kind.TAIL_CALL, cursor);
      case RETURN_CALL_REF -> index(Kind.TAIL_CALL_REFERENCE, cursor);
      case RETURN_CALL_INDIRECT -> indirect(Kind.TAIL_CALL_INDIRECT, cursor);
      case THROW -> index(Kind.THROW, cursor);
      case THROW_REF -> new Step(Kind.THROW_REFERENCE, cursor);
      case LOCAL_GET -> local(cursor, Kind.GET_NUMBER, Kind.GET_VECTOR, Kind.GET_REFERENCE);
      case LOCAL_SET -> local(cursor, Kind.SET_NUMBER, Kind.SET_VECTOR, Kind.SET_REFERENCE);
      case LOCAL_TEE -> local(cursor, Kind.TEE_NUMBER, Kind.TEE_VECTOR, Kind.TEE_REFERENCE);
      case GLOBAL_GET -> index(Kind.GLOBAL_GET, cursor);
      case GLOBAL_SET -> index(Kind.GLOBAL_SET, cursor);
      case TABLE_GET,
          TABLE_SET,
          TABLE_GROW,
          TABLE_SIZE,
          TABLE_FILL,
          ELEM_DROP,
          TABLE_COPY,
          TABLE_INIT ->
          table(cursor);
      case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT, DATA_DROP ->
          memory(cursor);
      case REF_NULL,
          REF_IS_NULL,
          REF_FUNC,
          REF_EQ,
          REF_AS_NON_NULL,
          REF_TEST,
          REF_TEST_NULL,
          REF_CAST,
          REF_CAST_NULL,
          ANY_CONVERT_EXTERN,
          EXTERN_CONVERT_ANY,
          REF_I31,
          I31_GET_S,
          I31_GET_U ->
          reference(cursor);
      case STRUCT_NEW,
          STRUCT_NEW_DEFAULT,
          STRUCT_GET,
          STRUCT_GET_S,
          STRUCT_GET_U,
          STRUCT_SET,
          ARRAY_NEW,
          ARRAY_NEW_DEFAULT,
          ARRAY_NEW_FIXED,
          ARRAY_NEW_DATA,
          ARRAY_NEW_ELEM,
          ARRAY_GET,
          ARRAY_GET_S,
          ARRAY_GET_U,
          ARRAY_SET,
          ARRAY_LEN,
          ARRAY_FILL,
          ARRAY_COPY,
          ARRAY_INIT_DATA,
          ARRAY_INIT_ELEM ->
          aggregate(cursor);
      default -> regular(cursor);
    };
  }

  // Instructions with a fixed signature

  private Step regular(InstructionCursor cursor) {
    Opcode opcode = cursor.opcode();
    return switch (opcode.immediates()) {
      case I32, I64, F32, F64 -> literal(cursor);
      case V128 -> {
        Step step = new Step(Kind.VECTOR_CONSTANT, cursor);
        step.literal = cursor.literal();
        step.high = cursor.highLiteral();
        yield step;
      }
      case MEMARG_8, MEMARG_16, MEMARG_32, MEMARG_64, MEMARG_128 ->
          access(cursor, hasVector(opcode) ? Kind.VECTOR_MEMORY : plainAccess(opcode));
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE -> {
        Step step = access(cursor, Kind.VECTOR_MEMORY);
        step.b = cursor.secondIndex();
        yield step;
      }
      case ATOMIC_8, ATOMIC_16, ATOMIC_32, ATOMIC_64 -> {
        Step step = access(cursor, Kind.ATOMIC);
        step.extra = AtomicInstructions.operation(opcode);
        yield step;
      }
      case SHUFFLE, LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 -> vector(cursor);
      case NONE -> hasVector(opcode) ? vector(cursor) : new Step(numeric(opcode), cursor);
      default -> throw new AssertionError(opcode);
    };
  }

  private static Step literal(InstructionCursor cursor) {
    Step step = new Step(Kind.CONSTANT, cursor);
    step.literal = cursor.literal();
    return step;
  }

  private static Step vector(InstructionCursor cursor) {
    Step step = new Step(Kind.VECTOR, cursor);
    step.extra = VectorOperators.of(cursor);
    return step;
  }

  private static boolean hasVector(Opcode opcode) {
    Signature signature = opcode.signature();
    return signature.parameters().contains(Operand.V128)
        || signature.results().contains(Operand.V128);
  }

  private static Kind plainAccess(Opcode opcode) {
    return opcode.signature().results().isEmpty() ? Kind.STORE : Kind.LOAD;
  }

  /** {@return the kind of a numeric instruction, by its signature} */
  private static Kind numeric(Opcode opcode) {
    return switch (opcode.signature()) {
      case I32_TO_I32 -> Kind.I32_UNARY;
      case I32_I32_TO_I32 -> Kind.I32_BINARY;
      case I64_TO_I64 -> Kind.I64_UNARY;
      case I64_I64_TO_I64 -> Kind.I64_BINARY;
      case I64_I64_TO_I32 -> Kind.I64_COMPARE;
      case F32_TO_F32 -> Kind.F32_UNARY;
      case F32_F32_TO_F32 -> Kind.F32_BINARY;
      case F32_F32_TO_I32 -> Kind.F32_COMPARE;
      case F64_TO_F64 -> Kind.F64_UNARY;
      case F64_F64_TO_F64 -> Kind.F64_BINARY;
      case F64_F64_TO_I32 -> Kind.F64_COMPARE;
      case I64_I64_I64_I64_TO_I64_I64, I64_I64_TO_I64_I64 -> Kind.WIDE;
      default -> Kind.CONVERT;
    };
  }

  private Step access(InstructionCursor cursor, Kind kind) {
    Opcode opcode = cursor.opcode();
    Step step = new Step(kind, cursor);
    step.a = cursor.index();
    step.b = opcode.mnemonic().endsWith("_u") ? MemoryAccess.UNSIGNED : MemoryAccess.SIGNED;
    step.c = opcode.immediates().accessByteLength();
    step.literal = cursor.literal();
    step.high = mask(types.module().memory(cursor.index()).addressType());
    return step;
  }

  // Instructions with a rule of their own

  private static Step index(Kind kind, InstructionCursor cursor) {
    Step step = new Step(kind, cursor);
    step.a = cursor.index();
    return step;
  }

  private Step indirect(Kind kind, InstructionCursor cursor) {
    Step step = index(kind, cursor);
    step.b = cursor.secondIndex();
    step.high = mask(types.module().table(step.b).addressType());
    return step;
  }

  private static Kind select(StackView stacks) {
    return stacks.operand(1) instanceof ValueType.NumberType number
            && number != ValueType.NumberType.V128
        ? Kind.SELECT_NUMBER
        : Kind.SELECT_ANY;
  }

  private Step local(InstructionCursor cursor, Kind number, Kind vector, Kind reference) {
    return index(
        switch (locals.get(cursor.index())) {
          case ValueType.NumberType.V128 -> vector;
          case ValueType.NumberType _ -> number;
          case ValueType.ReferenceType _ -> reference;
        },
        cursor);
  }

  private Step table(InstructionCursor cursor) {
    Step step = index(Kind.TABLE, cursor);
    if (cursor.opcode().immediates() == ImmediateShape.ELEMENT) {
      return step;
    }
    if (cursor.opcode().immediates() != ImmediateShape.TABLE) {
      step.b = cursor.secondIndex();
    }
    boolean initializes = cursor.opcode().immediates() == ImmediateShape.ELEMENT_AND_TABLE;
    step.literal = mask(types.module().table(initializes ? step.b : step.a).addressType());
    step.high = mask(types.module().table(step.b).addressType());
    return step;
  }

  private Step memory(InstructionCursor cursor) {
    Step step = index(Kind.MEMORY, cursor);
    if (cursor.opcode().immediates() == ImmediateShape.DATA) {
      return step;
    }
    if (cursor.opcode().immediates() != ImmediateShape.MEMORY) {
      step.b = cursor.secondIndex();
    }
    boolean initializes = cursor.opcode().immediates() == ImmediateShape.DATA_AND_MEMORY;
    step.literal = mask(types.module().memory(initializes ? step.b : step.a).addressType());
    step.high = mask(types.module().memory(step.b).addressType());
    return step;
  }

  private static long mask(AddressType type) {
    return type == AddressType.I32 ? U32 : U64;
  }

  private Step reference(InstructionCursor cursor) {
    Step step = index(Kind.REFERENCE, cursor);
    switch (cursor.opcode().immediates()) {
      case REFERENCE_TO -> step.extra = new ReferenceType(false, types.of(cursor.heapType()));
      case NULLABLE_REFERENCE_TO ->
          step.extra = new ReferenceType(true, types.of(cursor.heapType()));
      default -> {}
    }
    return step;
  }

  private Step aggregate(InstructionCursor cursor) {
    Step step = index(Kind.AGGREGATE, cursor);
    switch (cursor.opcode().immediates()) {
      case NONE -> {}
      case TYPE_AND_FIELD -> {
        step.b = cursor.secondIndex();
        var struct = (StructType) types.type(step.a).composite();
        step.extra = struct.fields().get(step.b).storage();
      }
      case TYPE_AND_LENGTH, TYPE_AND_DATA, TYPE_AND_ELEMENT, TYPE_AND_TYPE -> {
        step.b = cursor.secondIndex();
        step.extra = element(step.a);
      }
      default -> step.extra = element(step.a);
    }
    return step;
  }

  private @Nullable Object element(int typeIndex) {
    return types.type(typeIndex).composite() instanceof ArrayType array
        ? array.element().storage()
        : null;
  }
}
