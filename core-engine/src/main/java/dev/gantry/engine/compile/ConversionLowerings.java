package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/** Conversions between number types (core 4.3.4). */
final class ConversionLowerings {
  private static final MethodTypeDesc INT_TO_FLOAT = MethodTypeDesc.of(CD_float, CD_int);
  private static final MethodTypeDesc LONG_TO_DOUBLE = MethodTypeDesc.of(CD_double, CD_long);
  private static final long LOW_32 = 0xFFFF_FFFFL;

  private ConversionLowerings() {}

  static void addTo(LoweringTable table) {
    table.plain(Opcode.I32_WRAP_I64, CodeBuilder::l2i);
    table.plain(Opcode.I64_EXTEND_I32_S, CodeBuilder::i2l);
    table.plain(Opcode.I64_EXTEND_I32_U, ConversionLowerings::widenUnsigned);

    table.helper(Opcode.I32_TRUNC_F32_S, Abi.FLOATS, "toInt");
    table.helper(Opcode.I32_TRUNC_F32_U, Abi.FLOATS, "toUnsignedInt");
    table.helper(Opcode.I32_TRUNC_F64_S, Abi.FLOATS, "toInt");
    table.helper(Opcode.I32_TRUNC_F64_U, Abi.FLOATS, "toUnsignedInt");
    table.helper(Opcode.I64_TRUNC_F32_S, Abi.FLOATS, "toLong");
    table.helper(Opcode.I64_TRUNC_F32_U, Abi.FLOATS, "toUnsignedLong");
    table.helper(Opcode.I64_TRUNC_F64_S, Abi.FLOATS, "toLong");
    table.helper(Opcode.I64_TRUNC_F64_U, Abi.FLOATS, "toUnsignedLong");

    table.plain(Opcode.I32_TRUNC_SAT_F32_S, CodeBuilder::f2i);
    table.helper(Opcode.I32_TRUNC_SAT_F32_U, Abi.FLOATS, "saturateUnsignedInt");
    table.plain(Opcode.I32_TRUNC_SAT_F64_S, CodeBuilder::d2i);
    table.helper(Opcode.I32_TRUNC_SAT_F64_U, Abi.FLOATS, "saturateUnsignedInt");
    table.plain(Opcode.I64_TRUNC_SAT_F32_S, CodeBuilder::f2l);
    table.helper(Opcode.I64_TRUNC_SAT_F32_U, Abi.FLOATS, "saturateUnsignedLong");
    table.plain(Opcode.I64_TRUNC_SAT_F64_S, CodeBuilder::d2l);
    table.helper(Opcode.I64_TRUNC_SAT_F64_U, Abi.FLOATS, "saturateUnsignedLong");

    table.plain(Opcode.F32_CONVERT_I32_S, CodeBuilder::i2f);
    table.plain(
        Opcode.F32_CONVERT_I32_U,
        code -> {
          widenUnsigned(code);
          code.l2f();
        });
    table.plain(Opcode.F32_CONVERT_I64_S, CodeBuilder::l2f);
    table.helper(Opcode.F32_CONVERT_I64_U, Abi.FLOATS, "floatOfUnsigned");
    table.plain(Opcode.F32_DEMOTE_F64, CodeBuilder::d2f);
    table.plain(Opcode.F64_CONVERT_I32_S, CodeBuilder::i2d);
    table.plain(
        Opcode.F64_CONVERT_I32_U,
        code -> {
          widenUnsigned(code);
          code.l2d();
        });
    table.plain(Opcode.F64_CONVERT_I64_S, CodeBuilder::l2d);
    table.helper(Opcode.F64_CONVERT_I64_U, Abi.FLOATS, "doubleOfUnsigned");
    table.plain(Opcode.F64_PROMOTE_F32, CodeBuilder::f2d);

    table.helper(Opcode.I32_REINTERPRET_F32, CD_Float, "floatToRawIntBits");
    table.helper(Opcode.I64_REINTERPRET_F64, CD_Double, "doubleToRawLongBits");
    table.plain(Opcode.F32_REINTERPRET_I32, ConversionLowerings::reinterpretAsFloat);
    table.plain(Opcode.F64_REINTERPRET_I64, ConversionLowerings::reinterpretAsDouble);
  }

  static void widenUnsigned(CodeBuilder code) {
    code.i2l().loadConstant(LOW_32).land();
  }

  static void reinterpretAsFloat(CodeBuilder code) {
    code.invokestatic(CD_Float, "intBitsToFloat", INT_TO_FLOAT);
  }

  static void reinterpretAsDouble(CodeBuilder code) {
    code.invokestatic(CD_Double, "longBitsToDouble", LONG_TO_DOUBLE);
  }
}
