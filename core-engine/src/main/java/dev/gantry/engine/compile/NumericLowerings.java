package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Numeric instructions that compute (core 4.3.2 and 4.3.3). */
final class NumericLowerings {
  private static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  private static final MethodTypeDesc LONG_TO_INT = MethodTypeDesc.of(CD_int, CD_long);
  private static final MethodTypeDesc ROTATE_LONG = MethodTypeDesc.of(CD_long, CD_long, CD_int);

  private NumericLowerings() {}

  static void addTo(LoweringTable table) {
    Condition.all()
        .forEach((opcode, condition) -> table.put(opcode, method -> method.compare(condition)));
    integers(table);
    longs(table);
    floats(table);
    doubles(table);
    constants(table);
  }

  private static void constants(LoweringTable table) {
    table.put(
        Opcode.I32_CONST,
        method -> {
          method.code().loadConstant((int) method.literal());
          method.push(Kind.INT);
        });
    table.put(
        Opcode.I64_CONST,
        method -> {
          method.code().loadConstant(method.literal());
          method.push(Kind.LONG);
        });
    table.put(
        Opcode.F32_CONST,
        method -> {
          int bits = (int) method.literal();
          float value = Float.intBitsToFloat(bits);
          // A constant of the class file need not keep the bits of what is not a number.
          if (Float.isNaN(value)) {
            method.code().loadConstant(bits);
            ConversionLowerings.reinterpretAsFloat(method.code());
          } else {
            method.code().loadConstant(value);
          }
          method.push(Kind.FLOAT);
        });
    table.put(
        Opcode.F64_CONST,
        method -> {
          double value = Double.longBitsToDouble(method.literal());
          if (Double.isNaN(value)) {
            method.code().loadConstant(method.literal());
            ConversionLowerings.reinterpretAsDouble(method.code());
          } else {
            method.code().loadConstant(value);
          }
          method.push(Kind.DOUBLE);
        });
  }

  private static void integers(LoweringTable table) {
    table.helper(Opcode.I32_CLZ, CD_Integer, "numberOfLeadingZeros");
    table.helper(Opcode.I32_CTZ, CD_Integer, "numberOfTrailingZeros");
    table.helper(Opcode.I32_POPCNT, CD_Integer, "bitCount");
    table.plain(Opcode.I32_ADD, CodeBuilder::iadd);
    table.plain(Opcode.I32_SUB, CodeBuilder::isub);
    table.plain(Opcode.I32_MUL, CodeBuilder::imul);
    table.helper(Opcode.I32_DIV_S, Abi.INTEGERS, "divide");
    table.helper(Opcode.I32_DIV_U, Abi.INTEGERS, "divideUnsigned");
    table.helper(Opcode.I32_REM_S, Abi.INTEGERS, "remainder");
    table.helper(Opcode.I32_REM_U, Abi.INTEGERS, "remainderUnsigned");
    table.plain(Opcode.I32_AND, CodeBuilder::iand);
    table.plain(Opcode.I32_OR, CodeBuilder::ior);
    table.plain(Opcode.I32_XOR, CodeBuilder::ixor);
    table.plain(Opcode.I32_SHL, CodeBuilder::ishl);
    table.plain(Opcode.I32_SHR_S, CodeBuilder::ishr);
    table.plain(Opcode.I32_SHR_U, CodeBuilder::iushr);
    table.helper(Opcode.I32_ROTL, CD_Integer, "rotateLeft");
    table.helper(Opcode.I32_ROTR, CD_Integer, "rotateRight");
    table.plain(Opcode.I32_EXTEND8_S, CodeBuilder::i2b);
    table.plain(Opcode.I32_EXTEND16_S, CodeBuilder::i2s);
  }

  private static void longs(LoweringTable table) {
    table.plain(Opcode.I64_CLZ, code -> countLong(code, "numberOfLeadingZeros"));
    table.plain(Opcode.I64_CTZ, code -> countLong(code, "numberOfTrailingZeros"));
    table.plain(Opcode.I64_POPCNT, code -> countLong(code, "bitCount"));
    table.plain(Opcode.I64_ADD, CodeBuilder::ladd);
    table.plain(Opcode.I64_SUB, CodeBuilder::lsub);
    table.plain(Opcode.I64_MUL, CodeBuilder::lmul);
    table.helper(Opcode.I64_DIV_S, Abi.INTEGERS, "divide");
    table.helper(Opcode.I64_DIV_U, Abi.INTEGERS, "divideUnsigned");
    table.helper(Opcode.I64_REM_S, Abi.INTEGERS, "remainder");
    table.helper(Opcode.I64_REM_U, Abi.INTEGERS, "remainderUnsigned");
    table.plain(Opcode.I64_AND, CodeBuilder::land);
    table.plain(Opcode.I64_OR, CodeBuilder::lor);
    table.plain(Opcode.I64_XOR, CodeBuilder::lxor);
    table.plain(Opcode.I64_SHL, code -> code.l2i().lshl());
    table.plain(Opcode.I64_SHR_S, code -> code.l2i().lshr());
    table.plain(Opcode.I64_SHR_U, code -> code.l2i().lushr());
    table.plain(
        Opcode.I64_ROTL, code -> code.l2i().invokestatic(CD_Long, "rotateLeft", ROTATE_LONG));
    table.plain(
        Opcode.I64_ROTR, code -> code.l2i().invokestatic(CD_Long, "rotateRight", ROTATE_LONG));
    table.plain(Opcode.I64_EXTEND8_S, code -> code.l2i().i2b().i2l());
    table.plain(Opcode.I64_EXTEND16_S, code -> code.l2i().i2s().i2l());
    table.plain(Opcode.I64_EXTEND32_S, code -> code.l2i().i2l());
    wide(table);
  }

  private static void countLong(CodeBuilder code, String name) {
    code.invokestatic(CD_Long, name, LONG_TO_INT).i2l();
  }

  /** The wide-arithmetic proposal: numbers of 128 bits as two, the low half first. */
  private static void wide(LoweringTable table) {
    table.put(Opcode.I64_ADD128, method -> halves(method, "addHigh", CodeBuilder::ladd));
    table.put(Opcode.I64_SUB128, method -> halves(method, "subtractHigh", CodeBuilder::lsub));
    table.put(Opcode.I64_MUL_WIDE_S, method -> product(method, "multiplyHigh"));
    table.put(Opcode.I64_MUL_WIDE_U, method -> product(method, "unsignedMultiplyHigh"));
  }

  private static void halves(
      MethodEmitter method, String highHelper, java.util.function.Consumer<CodeBuilder> low) {
    int[] slots = method.popToSlots(Kind.LONG, Kind.LONG, Kind.LONG, Kind.LONG);
    CodeBuilder code = method.code();
    code.lload(slots[0]).lload(slots[2]);
    low.accept(code);
    code.lload(slots[0]).lload(slots[1]).lload(slots[2]).lload(slots[3]);
    code.invokestatic(
        Abi.INTEGERS, highHelper, MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_long, CD_long));
    method.release(slots, Kind.LONG, Kind.LONG, Kind.LONG, Kind.LONG);
    method.push(Kind.LONG);
    method.push(Kind.LONG);
  }

  private static void product(MethodEmitter method, String highMethod) {
    int[] slots = method.popToSlots(Kind.LONG, Kind.LONG);
    method.code().lload(slots[0]).lload(slots[1]).lmul().lload(slots[0]).lload(slots[1]);
    method.code().invokestatic(MATH, highMethod, MethodTypeDesc.of(CD_long, CD_long, CD_long));
    method.release(slots, Kind.LONG, Kind.LONG);
    method.push(Kind.LONG);
    method.push(Kind.LONG);
  }

  private static void floats(LoweringTable table) {
    table.helper(Opcode.F32_ABS, MATH, "abs");
    table.plain(Opcode.F32_NEG, CodeBuilder::fneg);
    table.helper(Opcode.F32_CEIL, Abi.FLOATS, "ceil");
    table.helper(Opcode.F32_FLOOR, Abi.FLOATS, "floor");
    table.helper(Opcode.F32_TRUNC, Abi.FLOATS, "trunc");
    table.helper(Opcode.F32_NEAREST, Abi.FLOATS, "nearest");
    table.helper(Opcode.F32_SQRT, Abi.FLOATS, "sqrt");
    table.plain(Opcode.F32_ADD, CodeBuilder::fadd);
    table.plain(Opcode.F32_SUB, CodeBuilder::fsub);
    table.plain(Opcode.F32_MUL, CodeBuilder::fmul);
    table.plain(Opcode.F32_DIV, CodeBuilder::fdiv);
    table.helper(Opcode.F32_MIN, Abi.FLOATS, "min");
    table.helper(Opcode.F32_MAX, Abi.FLOATS, "max");
    table.helper(Opcode.F32_COPYSIGN, MATH, "copySign");
  }

  private static void doubles(LoweringTable table) {
    table.helper(Opcode.F64_ABS, MATH, "abs");
    table.plain(Opcode.F64_NEG, CodeBuilder::dneg);
    table.helper(Opcode.F64_CEIL, Abi.FLOATS, "ceil");
    table.helper(Opcode.F64_FLOOR, Abi.FLOATS, "floor");
    table.helper(Opcode.F64_TRUNC, Abi.FLOATS, "trunc");
    table.helper(Opcode.F64_NEAREST, Abi.FLOATS, "nearest");
    table.helper(Opcode.F64_SQRT, Abi.FLOATS, "sqrt");
    table.plain(Opcode.F64_ADD, CodeBuilder::dadd);
    table.plain(Opcode.F64_SUB, CodeBuilder::dsub);
    table.plain(Opcode.F64_MUL, CodeBuilder::dmul);
    table.plain(Opcode.F64_DIV, CodeBuilder::ddiv);
    table.helper(Opcode.F64_MIN, Abi.FLOATS, "min");
    table.helper(Opcode.F64_MAX, Abi.FLOATS, "max");
    table.helper(Opcode.F64_COPYSIGN, MATH, "copySign");
  }
}
