package dev.gantry.engine.compile;

import static dev.gantry.engine.compile.VectorLowerings.BITS;
import static dev.gantry.engine.compile.VectorLowerings.BYTES;
import static dev.gantry.engine.compile.VectorLowerings.INTS;
import static dev.gantry.engine.compile.VectorLowerings.LONGS;
import static dev.gantry.engine.compile.VectorLowerings.SHORTS;
import static dev.gantry.engine.compile.VectorLowerings.lanewise;
import static dev.gantry.engine.compile.VectorLowerings.narrowing;
import static dev.gantry.engine.compile.VectorLowerings.reduction;
import static dev.gantry.engine.compile.VectorLowerings.shift;
import static dev.gantry.engine.compile.VectorLowerings.widening;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;

/** Vectors of bits and of integers. */
final class IntegerVectorLowerings {
  private IntegerVectorLowerings() {}

  static void addTo(LoweringTable table) {
    bits(table);
    bytes(table);
    shorts(table);
    ints(table);
    longs(table);
    relaxed(table);
  }

  private static void bits(LoweringTable table) {
    lanewise(table, Opcode.V128_NOT, BITS, "not");
    lanewise(table, Opcode.V128_AND, CodeBuilder::land);
    lanewise(table, Opcode.V128_ANDNOT, code -> code.loadConstant(-1L).lxor().land());
    lanewise(table, Opcode.V128_OR, CodeBuilder::lor);
    lanewise(table, Opcode.V128_XOR, CodeBuilder::lxor);
    lanewise(table, Opcode.V128_BITSELECT, BITS, "select");
    reduction(table, Opcode.V128_ANY_TRUE, BITS, "anyTrue");
  }

  private static void bytes(LoweringTable table) {
    comparisons(
        table,
        BYTES,
        Opcode.I8X16_EQ,
        Opcode.I8X16_NE,
        Opcode.I8X16_LT_S,
        Opcode.I8X16_LT_U,
        Opcode.I8X16_GT_S,
        Opcode.I8X16_GT_U,
        Opcode.I8X16_LE_S,
        Opcode.I8X16_LE_U,
        Opcode.I8X16_GE_S,
        Opcode.I8X16_GE_U);
    lanewise(table, Opcode.I8X16_ABS, BYTES, "abs");
    lanewise(table, Opcode.I8X16_NEG, BYTES, "negate");
    lanewise(table, Opcode.I8X16_POPCNT, BYTES, "bitCount");
    reduction(table, Opcode.I8X16_ALL_TRUE, BYTES, "allTrue");
    reduction(table, Opcode.I8X16_BITMASK, BYTES, "bitmask");
    narrowing(table, Opcode.I8X16_NARROW_I16X8_S, BYTES, "narrowSigned");
    narrowing(table, Opcode.I8X16_NARROW_I16X8_U, BYTES, "narrowUnsigned");
    shift(table, Opcode.I8X16_SHL, BYTES, "shiftLeft", LaneShift.left(8));
    shift(table, Opcode.I8X16_SHR_S, BYTES, "shiftRight");
    shift(table, Opcode.I8X16_SHR_U, BYTES, "shiftRightUnsigned", LaneShift.right(8));
    lanewise(table, Opcode.I8X16_ADD, BYTES, "add");
    lanewise(table, Opcode.I8X16_ADD_SAT_S, BYTES, "addSaturating");
    lanewise(table, Opcode.I8X16_ADD_SAT_U, BYTES, "addSaturatingUnsigned");
    lanewise(table, Opcode.I8X16_SUB, BYTES, "subtract");
    lanewise(table, Opcode.I8X16_SUB_SAT_S, BYTES, "subtractSaturating");
    lanewise(table, Opcode.I8X16_SUB_SAT_U, BYTES, "subtractSaturatingUnsigned");
    limits(
        table,
        BYTES,
        Opcode.I8X16_MIN_S,
        Opcode.I8X16_MIN_U,
        Opcode.I8X16_MAX_S,
        Opcode.I8X16_MAX_U);
    lanewise(table, Opcode.I8X16_AVGR_U, BYTES, "average");
  }

  private static void shorts(LoweringTable table) {
    comparisons(
        table,
        SHORTS,
        Opcode.I16X8_EQ,
        Opcode.I16X8_NE,
        Opcode.I16X8_LT_S,
        Opcode.I16X8_LT_U,
        Opcode.I16X8_GT_S,
        Opcode.I16X8_GT_U,
        Opcode.I16X8_LE_S,
        Opcode.I16X8_LE_U,
        Opcode.I16X8_GE_S,
        Opcode.I16X8_GE_U);
    lanewise(table, Opcode.I16X8_EXTADD_PAIRWISE_I8X16_S, SHORTS, "addPairs");
    lanewise(table, Opcode.I16X8_EXTADD_PAIRWISE_I8X16_U, SHORTS, "addPairsUnsigned");
    lanewise(table, Opcode.I16X8_ABS, SHORTS, "abs");
    lanewise(table, Opcode.I16X8_NEG, SHORTS, "negate");
    lanewise(table, Opcode.I16X8_Q15MULR_SAT_S, SHORTS, "multiplyQ15");
    reduction(table, Opcode.I16X8_ALL_TRUE, SHORTS, "allTrue");
    reduction(table, Opcode.I16X8_BITMASK, SHORTS, "bitmask");
    narrowing(table, Opcode.I16X8_NARROW_I32X4_S, SHORTS, "narrowSigned");
    narrowing(table, Opcode.I16X8_NARROW_I32X4_U, SHORTS, "narrowUnsigned");
    widening(table, Opcode.I16X8_EXTEND_LOW_I8X16_S, false, SHORTS, "extend");
    widening(table, Opcode.I16X8_EXTEND_HIGH_I8X16_S, true, SHORTS, "extend");
    widening(table, Opcode.I16X8_EXTEND_LOW_I8X16_U, false, SHORTS, "extendUnsigned");
    widening(table, Opcode.I16X8_EXTEND_HIGH_I8X16_U, true, SHORTS, "extendUnsigned");
    shift(table, Opcode.I16X8_SHL, SHORTS, "shiftLeft", LaneShift.left(16));
    shift(table, Opcode.I16X8_SHR_S, SHORTS, "shiftRight");
    shift(table, Opcode.I16X8_SHR_U, SHORTS, "shiftRightUnsigned", LaneShift.right(16));
    lanewise(table, Opcode.I16X8_ADD, SHORTS, "add");
    lanewise(table, Opcode.I16X8_ADD_SAT_S, SHORTS, "addSaturating");
    lanewise(table, Opcode.I16X8_ADD_SAT_U, SHORTS, "addSaturatingUnsigned");
    lanewise(table, Opcode.I16X8_SUB, SHORTS, "subtract");
    lanewise(table, Opcode.I16X8_SUB_SAT_S, SHORTS, "subtractSaturating");
    lanewise(table, Opcode.I16X8_SUB_SAT_U, SHORTS, "subtractSaturatingUnsigned");
    lanewise(table, Opcode.I16X8_MUL, SHORTS, "multiply");
    limits(
        table,
        SHORTS,
        Opcode.I16X8_MIN_S,
        Opcode.I16X8_MIN_U,
        Opcode.I16X8_MAX_S,
        Opcode.I16X8_MAX_U);
    lanewise(table, Opcode.I16X8_AVGR_U, SHORTS, "average");
    widening(table, Opcode.I16X8_EXTMUL_LOW_I8X16_S, false, SHORTS, "multiplyExtended");
    widening(table, Opcode.I16X8_EXTMUL_HIGH_I8X16_S, true, SHORTS, "multiplyExtended");
    widening(table, Opcode.I16X8_EXTMUL_LOW_I8X16_U, false, SHORTS, "multiplyExtendedUnsigned");
    widening(table, Opcode.I16X8_EXTMUL_HIGH_I8X16_U, true, SHORTS, "multiplyExtendedUnsigned");
  }

  private static void ints(LoweringTable table) {
    comparisons(
        table,
        INTS,
        Opcode.I32X4_EQ,
        Opcode.I32X4_NE,
        Opcode.I32X4_LT_S,
        Opcode.I32X4_LT_U,
        Opcode.I32X4_GT_S,
        Opcode.I32X4_GT_U,
        Opcode.I32X4_LE_S,
        Opcode.I32X4_LE_U,
        Opcode.I32X4_GE_S,
        Opcode.I32X4_GE_U);
    lanewise(table, Opcode.I32X4_EXTADD_PAIRWISE_I16X8_S, INTS, "addPairs");
    lanewise(table, Opcode.I32X4_EXTADD_PAIRWISE_I16X8_U, INTS, "addPairsUnsigned");
    lanewise(table, Opcode.I32X4_ABS, INTS, "abs");
    lanewise(table, Opcode.I32X4_NEG, INTS, "negate");
    reduction(table, Opcode.I32X4_ALL_TRUE, INTS, "allTrue");
    reduction(table, Opcode.I32X4_BITMASK, INTS, "bitmask");
    widening(table, Opcode.I32X4_EXTEND_LOW_I16X8_S, false, INTS, "extend");
    widening(table, Opcode.I32X4_EXTEND_HIGH_I16X8_S, true, INTS, "extend");
    widening(table, Opcode.I32X4_EXTEND_LOW_I16X8_U, false, INTS, "extendUnsigned");
    widening(table, Opcode.I32X4_EXTEND_HIGH_I16X8_U, true, INTS, "extendUnsigned");
    shift(table, Opcode.I32X4_SHL, INTS, "shiftLeft", LaneShift.left(32));
    shift(table, Opcode.I32X4_SHR_S, INTS, "shiftRight");
    shift(table, Opcode.I32X4_SHR_U, INTS, "shiftRightUnsigned", LaneShift.right(32));
    lanewise(table, Opcode.I32X4_ADD, INTS, "add");
    lanewise(table, Opcode.I32X4_SUB, INTS, "subtract");
    lanewise(table, Opcode.I32X4_MUL, INTS, "multiply");
    limits(
        table,
        INTS,
        Opcode.I32X4_MIN_S,
        Opcode.I32X4_MIN_U,
        Opcode.I32X4_MAX_S,
        Opcode.I32X4_MAX_U);
    lanewise(table, Opcode.I32X4_DOT_I16X8_S, INTS, "dot");
    widening(table, Opcode.I32X4_EXTMUL_LOW_I16X8_S, false, INTS, "multiplyExtended");
    widening(table, Opcode.I32X4_EXTMUL_HIGH_I16X8_S, true, INTS, "multiplyExtended");
    widening(table, Opcode.I32X4_EXTMUL_LOW_I16X8_U, false, INTS, "multiplyExtendedUnsigned");
    widening(table, Opcode.I32X4_EXTMUL_HIGH_I16X8_U, true, INTS, "multiplyExtendedUnsigned");
  }

  private static void longs(LoweringTable table) {
    lanewise(table, Opcode.I64X2_EQ, LONGS, "equal");
    lanewise(table, Opcode.I64X2_NE, LONGS, "notEqual");
    lanewise(table, Opcode.I64X2_LT_S, LONGS, "less");
    lanewise(table, Opcode.I64X2_GT_S, LONGS, "greater");
    lanewise(table, Opcode.I64X2_LE_S, LONGS, "atMost");
    lanewise(table, Opcode.I64X2_GE_S, LONGS, "atLeast");
    lanewise(table, Opcode.I64X2_ABS, LONGS, "abs");
    lanewise(table, Opcode.I64X2_NEG, LONGS, "negate");
    reduction(table, Opcode.I64X2_ALL_TRUE, LONGS, "allTrue");
    reduction(table, Opcode.I64X2_BITMASK, LONGS, "bitmask");
    widening(table, Opcode.I64X2_EXTEND_LOW_I32X4_S, false, LONGS, "extend");
    widening(table, Opcode.I64X2_EXTEND_HIGH_I32X4_S, true, LONGS, "extend");
    widening(table, Opcode.I64X2_EXTEND_LOW_I32X4_U, false, LONGS, "extendUnsigned");
    widening(table, Opcode.I64X2_EXTEND_HIGH_I32X4_U, true, LONGS, "extendUnsigned");
    shift(table, Opcode.I64X2_SHL, LONGS, "shiftLeft", LaneShift.left(64));
    shift(table, Opcode.I64X2_SHR_S, LONGS, "shiftRight");
    shift(table, Opcode.I64X2_SHR_U, LONGS, "shiftRightUnsigned", LaneShift.right(64));
    lanewise(table, Opcode.I64X2_ADD, CodeBuilder::ladd);
    lanewise(table, Opcode.I64X2_SUB, CodeBuilder::lsub);
    lanewise(table, Opcode.I64X2_MUL, CodeBuilder::lmul);
    widening(table, Opcode.I64X2_EXTMUL_LOW_I32X4_S, false, LONGS, "multiplyExtended");
    widening(table, Opcode.I64X2_EXTMUL_HIGH_I32X4_S, true, LONGS, "multiplyExtended");
    widening(table, Opcode.I64X2_EXTMUL_LOW_I32X4_U, false, LONGS, "multiplyExtendedUnsigned");
    widening(table, Opcode.I64X2_EXTMUL_HIGH_I32X4_U, true, LONGS, "multiplyExtendedUnsigned");
  }

  /** Of the results that the relaxed instructions may have, those of the strict ones. */
  private static void relaxed(LoweringTable table) {
    lanewise(table, Opcode.I8X16_RELAXED_LANESELECT, BITS, "select");
    lanewise(table, Opcode.I16X8_RELAXED_LANESELECT, BITS, "select");
    lanewise(table, Opcode.I32X4_RELAXED_LANESELECT, BITS, "select");
    lanewise(table, Opcode.I64X2_RELAXED_LANESELECT, BITS, "select");
    lanewise(table, Opcode.I16X8_RELAXED_Q15MULR_S, SHORTS, "multiplyQ15");
    lanewise(table, Opcode.I16X8_RELAXED_DOT_I8X16_I7X16_S, SHORTS, "dot");
    lanewise(table, Opcode.I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S, INTS, "dotAdd");
  }

  private static void comparisons(
      LoweringTable table,
      ClassDesc owner,
      Opcode equal,
      Opcode notEqual,
      Opcode less,
      Opcode lessUnsigned,
      Opcode greater,
      Opcode greaterUnsigned,
      Opcode atMost,
      Opcode atMostUnsigned,
      Opcode atLeast,
      Opcode atLeastUnsigned) {
    lanewise(table, equal, owner, "equal");
    lanewise(table, notEqual, owner, "notEqual");
    lanewise(table, less, owner, "less");
    lanewise(table, lessUnsigned, owner, "lessUnsigned");
    lanewise(table, greater, owner, "greater");
    lanewise(table, greaterUnsigned, owner, "greaterUnsigned");
    lanewise(table, atMost, owner, "atMost");
    lanewise(table, atMostUnsigned, owner, "atMostUnsigned");
    lanewise(table, atLeast, owner, "atLeast");
    lanewise(table, atLeastUnsigned, owner, "atLeastUnsigned");
  }

  private static void limits(
      LoweringTable table,
      ClassDesc owner,
      Opcode min,
      Opcode minUnsigned,
      Opcode max,
      Opcode maxUnsigned) {
    lanewise(table, min, owner, "min");
    lanewise(table, minUnsigned, owner, "minUnsigned");
    lanewise(table, max, owner, "max");
    lanewise(table, maxUnsigned, owner, "maxUnsigned");
  }
}
