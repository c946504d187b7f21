package dev.gantry.engine.generate;

import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.SplittableRandom;

/** Code that leaves a value, and code that takes one where it will be seen. */
final class Values {
  private static final int[] INTS = {0, 1, 2, 3, -1, 31, 32, 255, 256, -128, 65535, 0x8000_0000};
  private static final long[] LONGS = {0, 1, -1, 63, 64, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE};
  private static final float[] FLOATS = {
    0, -0f, 1, -1.5f, 2.5f, 100, 1e10f, Float.MIN_VALUE, Float.POSITIVE_INFINITY, Float.NaN
  };

  private final SplittableRandom random;
  private final Code code;

  Values(SplittableRandom random, Code code) {
    this.random = random;
    this.code = code;
  }

  void push(ValueType type) {
    switch (type) {
      case NumberType number -> {
        if (random.nextInt(3) == 0) {
          code.emit(Opcode.LOCAL_GET, code.local(number));
        } else if (random.nextInt(6) == 0) {
          code.emit(Opcode.GLOBAL_GET, global(number));
        } else {
          constant(number);
        }
      }
      case ValueType.ReferenceType reference -> pushReference(reference);
    }
  }

  private void constant(NumberType type) {
    switch (type) {
      case I32 ->
          code.constant(
              random.nextBoolean() ? INTS[random.nextInt(INTS.length)] : random.nextInt());
      case I64 ->
          code.constant(
              random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong());
      case F32 ->
          code.emit(
              new Instruction.F32Const(Opcode.F32_CONST, Float.floatToRawIntBits(nextFloat())));
      case F64 ->
          code.emit(
              new Instruction.F64Const(Opcode.F64_CONST, Double.doubleToRawLongBits(nextFloat())));
      case V128 ->
          code.emit(
              new Instruction.V128Const(Opcode.V128_CONST, random.nextLong(), random.nextLong()));
    }
  }

  private float nextFloat() {
    return random.nextInt(4) == 0
        ? FLOATS[random.nextInt(FLOATS.length)]
        : random.nextInt(-2000, 2000) / 8f;
  }

  /** Pushes an address that is aligned and in bounds, but for one in many. */
  void pushAddress(boolean wide) {
    int address = random.nextInt(64) * 16;
    if (random.nextInt(250) == 0) {
      address = random.nextInt();
    }
    if (wide) {
      code.constant((long) address);
    } else {
      code.constant(address);
    }
  }

  /** Pushes a small number, mostly within tables and arrays. */
  void pushSmall(boolean wide, int bound) {
    int small = random.nextInt(120) == 0 ? bound + 100 : random.nextInt(bound);
    if (wide) {
      code.constant((long) small);
    } else {
      code.constant(small);
    }
  }

  private void pushReference(ValueType.ReferenceType type) {
    switch (type.heapType()) {
      case HeapType.Abstract known -> pushReference(known, type.nullable());
      case HeapType.Defined(int typeIndex) -> pushNew(typeIndex);
    }
  }

  private void pushReference(HeapType.Abstract type, boolean nullable) {
    if (nullable && random.nextInt(5) == 0) {
      code.emit(Opcode.REF_NULL, type);
      return;
    }
    switch (type) {
      case ANY, EQ -> {
        switch (random.nextInt(5)) {
          case 0 -> pushNew(Skeleton.BASE);
          case 1 -> pushNew(Skeleton.DERIVED);
          case 2 -> pushNew(Skeleton.INTS);
          default -> pushReference(HeapType.Abstract.I31, false);
        }
      }
      case I31 -> {
        push(NumberType.I32);
        code.emit(Opcode.REF_I31);
      }
      case ARRAY -> pushNew(random.nextBoolean() ? Skeleton.INTS : Skeleton.BYTES);
      case FUNC -> code.emit(Opcode.REF_FUNC, 0);
      case EXTERN -> {
        pushReference(HeapType.Abstract.ANY, false);
        code.emit(Opcode.EXTERN_CONVERT_ANY);
      }
      default -> throw new AssertionError(type);
    }
  }

  private void pushNew(int typeIndex) {
    switch (typeIndex) {
      case Skeleton.RUN -> code.emit(Opcode.REF_FUNC, 0);
      case Skeleton.BASE -> {
        push(NumberType.I32);
        push(NumberType.I32);
        code.emit(Opcode.STRUCT_NEW, typeIndex);
      }
      case Skeleton.DERIVED -> {
        push(NumberType.I32);
        push(NumberType.I32);
        push(NumberType.I64);
        code.emit(Opcode.STRUCT_NEW, typeIndex);
      }
      case Skeleton.INTS, Skeleton.BYTES -> {
        push(NumberType.I32);
        code.constant(8);
        code.emit(Opcode.ARRAY_NEW, typeIndex);
      }
      case Skeleton.FUNCTIONS -> {
        code.constant(8);
        code.emit(Opcode.ARRAY_NEW_DEFAULT, typeIndex);
      }
      default -> throw new AssertionError(typeIndex);
    }
  }

  // Where values go

  void take(ValueType type) {
    switch (type) {
      case NumberType number -> takeNumber(number);
      case ValueType.ReferenceType _ -> {
        code.emit(Opcode.REF_IS_NULL);
        takeNumber(NumberType.I32);
      }
    }
  }

  private void takeNumber(NumberType type) {
    switch (random.nextInt(3)) {
      case 0 -> code.emit(Opcode.LOCAL_SET, code.local(type));
      case 1 -> code.emit(Opcode.GLOBAL_SET, global(type));
      default -> {
        int local = code.freshLocal(type);
        code.emit(Opcode.LOCAL_SET, local);
        pushAddress(false);
        code.emit(Opcode.LOCAL_GET, local);
        code.emit(new Instruction.MemoryAccess(store(type), Skeleton.NARROW, 0, 0));
      }
    }
  }

  static int global(NumberType type) {
    return switch (type) {
      case I32 -> 0;
      case I64 -> 1;
      case F32 -> 2;
      case F64 -> 3;
      case V128 -> 4;
    };
  }

  private static Opcode store(NumberType type) {
    return switch (type) {
      case I32 -> Opcode.I32_STORE;
      case I64 -> Opcode.I64_STORE;
      case F32 -> Opcode.F32_STORE;
      case F64 -> Opcode.F64_STORE;
      case V128 -> Opcode.V128_STORE;
    };
  }

  /** Replaces NaNs, whose bits may differ between correct executors, by a number. */
  void withoutNaN(Opcode opcode, ValueType type) {
    if (type == NumberType.F32) {
      replaceNaN(
          NumberType.F32,
          new Instruction.F32Const(Opcode.F32_CONST, Float.floatToIntBits(42)),
          Opcode.F32_EQ,
          Opcode.SELECT);
    } else if (type == NumberType.F64) {
      replaceNaN(
          NumberType.F64,
          new Instruction.F64Const(Opcode.F64_CONST, Double.doubleToLongBits(42)),
          Opcode.F64_EQ,
          Opcode.SELECT);
    } else if (opcode.mnemonic().startsWith("f32x4.") || opcode.mnemonic().startsWith("f64x2.")) {
      replaceNaN(
          NumberType.V128,
          new Instruction.V128Const(Opcode.V128_CONST, 0, 0),
          opcode.mnemonic().startsWith("f32x4.") ? Opcode.F32X4_EQ : Opcode.F64X2_EQ,
          Opcode.V128_BITSELECT);
    }
  }

  private void replaceNaN(
      NumberType type, Instruction replacement, Opcode equality, Opcode choice) {
    int local = code.freshLocal(type);
    code.emit(Opcode.LOCAL_TEE, local);
    code.emit(replacement);
    code.emit(Opcode.LOCAL_GET, local);
    code.emit(Opcode.LOCAL_GET, local);
    code.emit(equality);
    code.emit(choice);
  }
}
