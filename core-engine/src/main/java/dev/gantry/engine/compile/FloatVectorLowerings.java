package dev.gantry.engine.compile;

import static dev.gantry.engine.compile.VectorLowerings.DOUBLES;
import static dev.gantry.engine.compile.VectorLowerings.FLOATS;
import static dev.gantry.engine.compile.VectorLowerings.halving;
import static dev.gantry.engine.compile.VectorLowerings.lanewise;
import static dev.gantry.engine.compile.VectorLowerings.widening;

import dev.gantry.engine.syntax.Opcode;

/** Vectors of floating-point numbers, and conversions to and from them. */
final class FloatVectorLowerings {
  private FloatVectorLowerings() {}

  static void addTo(LoweringTable table) {
    floats(table);
    doubles(table);
    conversions(table);
    relaxed(table);
  }

  private static void floats(LoweringTable table) {
    lanewise(table, Opcode.F32X4_EQ, FLOATS, "equal");
    lanewise(table, Opcode.F32X4_NE, FLOATS, "notEqual");
    lanewise(table, Opcode.F32X4_LT, FLOATS, "less");
    lanewise(table, Opcode.F32X4_GT, FLOATS, "greater");
    lanewise(table, Opcode.F32X4_LE, FLOATS, "atMost");
    lanewise(table, Opcode.F32X4_GE, FLOATS, "atLeast");
    lanewise(table, Opcode.F32X4_CEIL, FLOATS, "ceil");
    lanewise(table, Opcode.F32X4_FLOOR, FLOATS, "floor");
    lanewise(table, Opcode.F32X4_TRUNC, FLOATS, "trunc");
    lanewise(table, Opcode.F32X4_NEAREST, FLOATS, "nearest");
    lanewise(table, Opcode.F32X4_ABS, FLOATS, "abs");
    lanewise(table, Opcode.F32X4_NEG, FLOATS, "negate");
    lanewise(table, Opcode.F32X4_SQRT, FLOATS, "sqrt");
    lanewise(table, Opcode.F32X4_ADD, FLOATS, "add");
    lanewise(table, Opcode.F32X4_SUB, FLOATS, "subtract");
    lanewise(table, Opcode.F32X4_MUL, FLOATS, "multiply");
    lanewise(table, Opcode.F32X4_DIV, FLOATS, "divide");
    lanewise(table, Opcode.F32X4_MIN, FLOATS, "min");
    lanewise(table, Opcode.F32X4_MAX, FLOATS, "max");
    lanewise(table, Opcode.F32X4_PMIN, FLOATS, "pseudoMin");
    lanewise(table, Opcode.F32X4_PMAX, FLOATS, "pseudoMax");
  }

  private static void doubles(LoweringTable table) {
    lanewise(table, Opcode.F64X2_EQ, DOUBLES, "equal");
    lanewise(table, Opcode.F64X2_NE, DOUBLES, "notEqual");
    lanewise(table, Opcode.F64X2_LT, DOUBLES, "less");
    lanewise(table, Opcode.F64X2_GT, DOUBLES, "greater");
    lanewise(table, Opcode.F64X2_LE, DOUBLES, "atMost");
    lanewise(table, Opcode.F64X2_GE, DOUBLES, "atLeast");
    lanewise(table, Opcode.F64X2_CEIL, DOUBLES, "ceil");
    lanewise(table, Opcode.F64X2_FLOOR, DOUBLES, "floor");
    lanewise(table, Opcode.F64X2_TRUNC, DOUBLES, "trunc");
    lanewise(table, Opcode.F64X2_NEAREST, DOUBLES, "nearest");
    lanewise(table, Opcode.F64X2_ABS, DOUBLES, "abs");
    lanewise(table, Opcode.F64X2_NEG, DOUBLES, "negate");
    lanewise(table, Opcode.F64X2_SQRT, DOUBLES, "sqrt");
    lanewise(table, Opcode.F64X2_ADD, DOUBLES, "add");
    lanewise(table, Opcode.F64X2_SUB, DOUBLES, "subtract");
    lanewise(table, Opcode.F64X2_MUL, DOUBLES, "multiply");
    lanewise(table, Opcode.F64X2_DIV, DOUBLES, "divide");
    lanewise(table, Opcode.F64X2_MIN, DOUBLES, "min");
    lanewise(table, Opcode.F64X2_MAX, DOUBLES, "max");
    lanewise(table, Opcode.F64X2_PMIN, DOUBLES, "pseudoMin");
    lanewise(table, Opcode.F64X2_PMAX, DOUBLES, "pseudoMax");
  }

  private static void conversions(LoweringTable table) {
    lanewise(table, Opcode.I32X4_TRUNC_SAT_F32X4_S, FLOATS, "toInts");
    lanewise(table, Opcode.I32X4_TRUNC_SAT_F32X4_U, FLOATS, "toUnsignedInts");
    lanewise(table, Opcode.F32X4_CONVERT_I32X4_S, FLOATS, "ofInts");
    lanewise(table, Opcode.F32X4_CONVERT_I32X4_U, FLOATS, "ofUnsignedInts");
    halving(table, Opcode.I32X4_TRUNC_SAT_F64X2_S_ZERO, DOUBLES, "toInts");
    halving(table, Opcode.I32X4_TRUNC_SAT_F64X2_U_ZERO, DOUBLES, "toUnsignedInts");
    widening(table, Opcode.F64X2_CONVERT_LOW_I32X4_S, false, DOUBLES, "ofInt");
    widening(table, Opcode.F64X2_CONVERT_LOW_I32X4_U, false, DOUBLES, "ofUnsignedInt");
    halving(table, Opcode.F32X4_DEMOTE_F64X2_ZERO, DOUBLES, "toFloats");
    widening(table, Opcode.F64X2_PROMOTE_LOW_F32X4, false, DOUBLES, "ofFloat");
  }

  /** Of the results that the relaxed instructions may have, those of the strict ones. */
  private static void relaxed(LoweringTable table) {
    lanewise(table, Opcode.I32X4_RELAXED_TRUNC_F32X4_S, FLOATS, "toInts");
    lanewise(table, Opcode.I32X4_RELAXED_TRUNC_F32X4_U, FLOATS, "toUnsignedInts");
    halving(table, Opcode.I32X4_RELAXED_TRUNC_F64X2_S_ZERO, DOUBLES, "toInts");
    halving(table, Opcode.I32X4_RELAXED_TRUNC_F64X2_U_ZERO, DOUBLES, "toUnsignedInts");
    lanewise(table, Opcode.F32X4_RELAXED_MADD, FLOATS, "multiplyAdd");
    lanewise(table, Opcode.F32X4_RELAXED_NMADD, FLOATS, "multiplySubtract");
    lanewise(table, Opcode.F64X2_RELAXED_MADD, DOUBLES, "multiplyAdd");
    lanewise(table, Opcode.F64X2_RELAXED_NMADD, DOUBLES, "multiplySubtract");
    lanewise(table, Opcode.F32X4_RELAXED_MIN, FLOATS, "min");
    lanewise(table, Opcode.F32X4_RELAXED_MAX, FLOATS, "max");
    lanewise(table, Opcode.F64X2_RELAXED_MIN, DOUBLES, "min");
    lanewise(table, Opcode.F64X2_RELAXED_MAX, DOUBLES, "max");
  }
}
