package dev.gantry.engine.link;

import dev.gantry.engine.ArrayType;
import dev.gantry.engine.StructType;
import dev.gantry.engine.V128;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.generated.GuestArray;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.generated.GuestStruct;
import dev.gantry.engine.generated.GuestType;
import dev.gantry.engine.generated.HostValues;
import dev.gantry.engine.generated.I31;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Opcode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Evaluates a constant expression, with boxed values (core 3.4.13 and 4.7.2). */
final class ConstantExpression {
  private final GuestInstance instance;
  private final List<@Nullable Object> stack = new ArrayList<>();

  private ConstantExpression(GuestInstance instance) {
    this.instance = instance;
  }

  static @Nullable Object evaluate(Bytes expression, GuestInstance instance) {
    var evaluation = new ConstantExpression(instance);
    InstructionCursor cursor = InstructionCursor.over(expression);
    while (cursor.next()) {
      evaluation.step(cursor);
    }
    return evaluation.pop();
  }

  /** {@return the number that an expression is, or null if it is anything else} */
  static @Nullable Object literal(Bytes expression) {
    InstructionCursor cursor = InstructionCursor.over(expression);
    if (!cursor.next()) {
      return null;
    }
    Object number =
        switch (cursor.opcode()) {
          case I32_CONST -> (int) cursor.literal();
          case I64_CONST -> cursor.literal();
          case F32_CONST -> Float.intBitsToFloat((int) cursor.literal());
          case F64_CONST -> Double.longBitsToDouble(cursor.literal());
          default -> null;
        };
    return cursor.next() && cursor.opcode() == Opcode.END ? number : null;
  }

  /** {@return the value of an address, as an unsigned number} */
  static long address(@Nullable Object value) {
    return value instanceof Integer number ? Integer.toUnsignedLong(number) : HostValues.i64(value);
  }

  private void step(InstructionCursor cursor) {
    switch (cursor.opcode()) {
      case END -> {}
      case I32_CONST -> push((int) cursor.literal());
      case I64_CONST -> push(cursor.literal());
      case F32_CONST -> push(Float.intBitsToFloat((int) cursor.literal()));
      case F64_CONST -> push(Double.longBitsToDouble(cursor.literal()));
      case V128_CONST -> push(new V128(cursor.literal(), cursor.highLiteral()));
      case I32_ADD -> push(popInt() + popInt());
      case I32_SUB -> push(-popInt() + popInt());
      case I32_MUL -> push(popInt() * popInt());
      case I64_ADD -> push(popLong() + popLong());
      case I64_SUB -> push(-popLong() + popLong());
      case I64_MUL -> push(popLong() * popLong());
      case GLOBAL_GET -> push(instance.globals[cursor.index()].value());
      case REF_NULL -> push(null);
      case REF_FUNC -> push(instance.function(cursor.index()));
      case REF_I31 -> push(I31.of(popInt()));
      case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
      case STRUCT_NEW -> push(struct(type(cursor)));
      case STRUCT_NEW_DEFAULT -> push(GuestStruct.create(type(cursor)));
      case ARRAY_NEW -> {
        GuestArray array = GuestArray.create(type(cursor), popInt());
        array.fill(0, array.length(), pop());
        push(array);
      }
      case ARRAY_NEW_DEFAULT -> push(GuestArray.create(type(cursor), popInt()));
      case ARRAY_NEW_FIXED -> push(fixedArray(type(cursor), cursor.secondIndex()));
      default -> throw new AssertionError("not constant: " + cursor.opcode());
    }
  }

  private GuestType type(InstructionCursor cursor) {
    return instance.types[cursor.index()];
  }

  private GuestStruct struct(GuestType type) {
    GuestStruct struct = GuestStruct.create(type);
    for (int i = ((StructType) type.composite()).fields().size() - 1; i >= 0; i--) {
      struct.set(i, pop());
    }
    return struct;
  }

  private GuestArray fixedArray(GuestType type, int length) {
    assert type.composite() instanceof ArrayType;
    GuestArray array = GuestArray.create(type, length);
    for (int i = length - 1; i >= 0; i--) {
      array.fill(i, 1, pop());
    }
    return array;
  }

  private void push(@Nullable Object value) {
    stack.add(value);
  }

  private @Nullable Object pop() {
    return stack.removeLast();
  }

  private int popInt() {
    return HostValues.i32(pop());
  }

  private long popLong() {
    return HostValues.i64(pop());
  }
}
