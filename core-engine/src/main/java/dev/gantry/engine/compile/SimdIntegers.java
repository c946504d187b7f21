package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;

/** Vectors of bits and of integers, as objects of the JDK's vector API. */
final class SimdIntegers {
  private SimdIntegers() {}

  static void addTo(SimdLowerings table) {
    bits(table);
    bytes(table);
    shorts(table);
    ints(table);
    longs(table);
  }

  private static void bits(SimdLowerings table) {
    anyLanes(table, Opcode.V128_AND, "AND");
    anyLanes(table, Opcode.V128_OR, "OR");
    anyLanes(table, Opcode.V128_XOR, "XOR");
    anyLanes(table, Opcode.V128_ANDNOT, "AND_NOT");
    table.put(
        Opcode.V128_NOT,
        method -> {
          Lanes carrier = method.slots().carrier();
          VectorApi.unary(method.code(), carrier, "NOT");
          SimdLowerings.finish(method, carrier, 1);
        });
    select(table, Opcode.V128_BITSELECT);
    select(table, Opcode.I8X16_RELAXED_LANESELECT);
    select(table, Opcode.I16X8_RELAXED_LANESELECT);
    select(table, Opcode.I32X4_RELAXED_LANESELECT);
    select(table, Opcode.I64X2_RELAXED_LANESELECT);
    table.reduction(
        Opcode.V128_ANY_TRUE,
        Lanes.LONGS,
        code -> {
          VectorApi.compareWith(code, Lanes.LONGS, "NE", 0);
          VectorApi.anyTrue(code);
        });
  }

  /** An operation on bits, whatever the lanes. */
  private static void anyLanes(SimdLowerings table, Opcode opcode, String operator) {
    table.put(
        opcode,
        method -> {
          Lanes carrier = method.slots().carrier();
          VectorApi.binary(method.code(), carrier, operator);
          SimdLowerings.finish(method, carrier, 2);
        });
  }

  private static void select(SimdLowerings table, Opcode opcode) {
    table.put(
        opcode,
        method -> {
          Lanes carrier = method.slots().carrier();
          int mask = method.slots().borrow(Kind.VECTOR);
          method.code().astore(mask).swap();
          VectorApi.bitwiseBlend(method.code(), carrier, mask);
          method.slots().release(Kind.VECTOR, mask);
          SimdLowerings.finish(method, carrier, 3);
        });
  }

  private static void bytes(SimdLowerings table) {
    Lanes lanes = Lanes.BYTES;
    table.comparison(Opcode.I8X16_EQ, lanes, "EQ");
    table.comparison(Opcode.I8X16_NE, lanes, "NE");
    table.comparison(Opcode.I8X16_LT_S, lanes, "LT");
    table.comparison(Opcode.I8X16_LT_U, lanes, "ULT");
    table.comparison(Opcode.I8X16_GT_S, lanes, "GT");
    table.comparison(Opcode.I8X16_GT_U, lanes, "UGT");
    table.comparison(Opcode.I8X16_LE_S, lanes, "LE");
    table.comparison(Opcode.I8X16_LE_U, lanes, "ULE");
    table.comparison(Opcode.I8X16_GE_S, lanes, "GE");
    table.comparison(Opcode.I8X16_GE_U, lanes, "UGE");
    table.unary(Opcode.I8X16_ABS, lanes, "ABS");
    table.unary(Opcode.I8X16_NEG, lanes, "NEG");
    table.unary(Opcode.I8X16_POPCNT, lanes, "BIT_COUNT");
    tests(table, lanes, Opcode.I8X16_ALL_TRUE, Opcode.I8X16_BITMASK);
    table.shift(Opcode.I8X16_SHL, lanes, "LSHL");
    table.shift(Opcode.I8X16_SHR_S, lanes, "ASHR");
    table.shift(Opcode.I8X16_SHR_U, lanes, "LSHR");
    table.binary(Opcode.I8X16_ADD, lanes, "ADD");
    table.binary(Opcode.I8X16_ADD_SAT_S, lanes, "SADD");
    table.binary(Opcode.I8X16_ADD_SAT_U, lanes, "SUADD");
    table.binary(Opcode.I8X16_SUB, lanes, "SUB");
    table.binary(Opcode.I8X16_SUB_SAT_S, lanes, "SSUB");
    table.binary(Opcode.I8X16_SUB_SAT_U, lanes, "SUSUB");
    table.binary(Opcode.I8X16_MIN_S, lanes, "MIN");
    table.binary(Opcode.I8X16_MIN_U, lanes, "UMIN");
    table.binary(Opcode.I8X16_MAX_S, lanes, "MAX");
    table.binary(Opcode.I8X16_MAX_U, lanes, "UMAX");
  }

  private static void shorts(SimdLowerings table) {
    Lanes lanes = Lanes.SHORTS;
    table.comparison(Opcode.I16X8_EQ, lanes, "EQ");
    table.comparison(Opcode.I16X8_NE, lanes, "NE");
    table.comparison(Opcode.I16X8_LT_S, lanes, "LT");
    table.comparison(Opcode.I16X8_LT_U, lanes, "ULT");
    table.comparison(Opcode.I16X8_GT_S, lanes, "GT");
    table.comparison(Opcode.I16X8_GT_U, lanes, "UGT");
    table.comparison(Opcode.I16X8_LE_S, lanes, "LE");
    table.comparison(Opcode.I16X8_LE_U, lanes, "ULE");
    table.comparison(Opcode.I16X8_GE_S, lanes, "GE");
    table.comparison(Opcode.I16X8_GE_U, lanes, "UGE");
    table.unary(Opcode.I16X8_ABS, lanes, "ABS");
    table.unary(Opcode.I16X8_NEG, lanes, "NEG");
    tests(table, lanes, Opcode.I16X8_ALL_TRUE, Opcode.I16X8_BITMASK);
    table.shift(Opcode.I16X8_SHL, lanes, "LSHL");
    table.shift(Opcode.I16X8_SHR_S, lanes, "ASHR");
    table.shift(Opcode.I16X8_SHR_U, lanes, "LSHR");
    table.binary(Opcode.I16X8_ADD, lanes, "ADD");
    table.binary(Opcode.I16X8_ADD_SAT_S, lanes, "SADD");
    table.binary(Opcode.I16X8_ADD_SAT_U, lanes, "SUADD");
    table.binary(Opcode.I16X8_SUB, lanes, "SUB");
    table.binary(Opcode.I16X8_SUB_SAT_S, lanes, "SSUB");
    table.binary(Opcode.I16X8_SUB_SAT_U, lanes, "SUSUB");
    table.binary(Opcode.I16X8_MUL, lanes, "MUL");
    table.binary(Opcode.I16X8_MIN_S, lanes, "MIN");
    table.binary(Opcode.I16X8_MIN_U, lanes, "UMIN");
    table.binary(Opcode.I16X8_MAX_S, lanes, "MAX");
    table.binary(Opcode.I16X8_MAX_U, lanes, "UMAX");
    pairs(table, Opcode.I16X8_EXTADD_PAIRWISE_I8X16_S, lanes, "ASHR");
    pairs(table, Opcode.I16X8_EXTADD_PAIRWISE_I8X16_U, lanes, "LSHR");
    products(table, Opcode.I16X8_EXTMUL_LOW_I8X16_S, lanes, 0, "ASHR");
    products(table, Opcode.I16X8_EXTMUL_HIGH_I8X16_S, lanes, 1, "ASHR");
    products(table, Opcode.I16X8_EXTMUL_LOW_I8X16_U, lanes, 0, "LSHR");
    products(table, Opcode.I16X8_EXTMUL_HIGH_I8X16_U, lanes, 1, "LSHR");
    extend(table, Opcode.I16X8_EXTEND_LOW_I8X16_S, lanes, 0, "ASHR");
    extend(table, Opcode.I16X8_EXTEND_HIGH_I8X16_S, lanes, 1, "ASHR");
    extend(table, Opcode.I16X8_EXTEND_LOW_I8X16_U, lanes, 0, "LSHR");
    extend(table, Opcode.I16X8_EXTEND_HIGH_I8X16_U, lanes, 1, "LSHR");
  }

  private static void ints(SimdLowerings table) {
    Lanes lanes = Lanes.INTS;
    table.comparison(Opcode.I32X4_EQ, lanes, "EQ");
    table.comparison(Opcode.I32X4_NE, lanes, "NE");
    table.comparison(Opcode.I32X4_LT_S, lanes, "LT");
    table.comparison(Opcode.I32X4_LT_U, lanes, "ULT");
    table.comparison(Opcode.I32X4_GT_S, lanes, "GT");
    table.comparison(Opcode.I32X4_GT_U, lanes, "UGT");
    table.comparison(Opcode.I32X4_LE_S, lanes, "LE");
    table.comparison(Opcode.I32X4_LE_U, lanes, "ULE");
    table.comparison(Opcode.I32X4_GE_S, lanes, "GE");
    table.comparison(Opcode.I32X4_GE_U, lanes, "UGE");
    table.unary(Opcode.I32X4_ABS, lanes, "ABS");
    table.unary(Opcode.I32X4_NEG, lanes, "NEG");
    tests(table, lanes, Opcode.I32X4_ALL_TRUE, Opcode.I32X4_BITMASK);
    table.shift(Opcode.I32X4_SHL, lanes, "LSHL");
    table.shift(Opcode.I32X4_SHR_S, lanes, "ASHR");
    table.shift(Opcode.I32X4_SHR_U, lanes, "LSHR");
    table.binary(Opcode.I32X4_ADD, lanes, "ADD");
    table.binary(Opcode.I32X4_SUB, lanes, "SUB");
    table.binary(Opcode.I32X4_MUL, lanes, "MUL");
    table.binary(Opcode.I32X4_MIN_S, lanes, "MIN");
    table.binary(Opcode.I32X4_MIN_U, lanes, "UMIN");
    table.binary(Opcode.I32X4_MAX_S, lanes, "MAX");
    table.binary(Opcode.I32X4_MAX_U, lanes, "UMAX");
    pairs(table, Opcode.I32X4_EXTADD_PAIRWISE_I16X8_S, lanes, "ASHR");
    pairs(table, Opcode.I32X4_EXTADD_PAIRWISE_I16X8_U, lanes, "LSHR");
    products(table, Opcode.I32X4_EXTMUL_LOW_I16X8_S, lanes, 0, "ASHR");
    products(table, Opcode.I32X4_EXTMUL_HIGH_I16X8_S, lanes, 1, "ASHR");
    products(table, Opcode.I32X4_EXTMUL_LOW_I16X8_U, lanes, 0, "LSHR");
    products(table, Opcode.I32X4_EXTMUL_HIGH_I16X8_U, lanes, 1, "LSHR");
    extend(table, Opcode.I32X4_EXTEND_LOW_I16X8_S, lanes, 0, "ASHR");
    extend(table, Opcode.I32X4_EXTEND_HIGH_I16X8_S, lanes, 1, "ASHR");
    extend(table, Opcode.I32X4_EXTEND_LOW_I16X8_U, lanes, 0, "LSHR");
    extend(table, Opcode.I32X4_EXTEND_HIGH_I16X8_U, lanes, 1, "LSHR");
    table.put(Opcode.I32X4_DOT_I16X8_S, SimdIntegers::dot);
  }

  private static void longs(SimdLowerings table) {
    Lanes lanes = Lanes.LONGS;
    table.comparison(Opcode.I64X2_EQ, lanes, "EQ");
    table.comparison(Opcode.I64X2_NE, lanes, "NE");
    table.comparison(Opcode.I64X2_LT_S, lanes, "LT");
    table.comparison(Opcode.I64X2_GT_S, lanes, "GT");
    table.comparison(Opcode.I64X2_LE_S, lanes, "LE");
    table.comparison(Opcode.I64X2_GE_S, lanes, "GE");
    table.unary(Opcode.I64X2_ABS, lanes, "ABS");
    table.unary(Opcode.I64X2_NEG, lanes, "NEG");
    tests(table, lanes, Opcode.I64X2_ALL_TRUE, Opcode.I64X2_BITMASK);
    table.shift(Opcode.I64X2_SHL, lanes, "LSHL");
    table.shift(Opcode.I64X2_SHR_S, lanes, "ASHR");
    table.shift(Opcode.I64X2_SHR_U, lanes, "LSHR");
    table.binary(Opcode.I64X2_ADD, lanes, "ADD");
    table.binary(Opcode.I64X2_SUB, lanes, "SUB");
    table.binary(Opcode.I64X2_MUL, lanes, "MUL");
    products(table, Opcode.I64X2_EXTMUL_LOW_I32X4_S, lanes, 0, "ASHR");
    products(table, Opcode.I64X2_EXTMUL_HIGH_I32X4_S, lanes, 1, "ASHR");
    products(table, Opcode.I64X2_EXTMUL_LOW_I32X4_U, lanes, 0, "LSHR");
    products(table, Opcode.I64X2_EXTMUL_HIGH_I32X4_U, lanes, 1, "LSHR");
    extend(table, Opcode.I64X2_EXTEND_LOW_I32X4_S, lanes, 0, "ASHR");
    extend(table, Opcode.I64X2_EXTEND_HIGH_I32X4_S, lanes, 1, "ASHR");
    extend(table, Opcode.I64X2_EXTEND_LOW_I32X4_U, lanes, 0, "LSHR");
    extend(table, Opcode.I64X2_EXTEND_HIGH_I32X4_U, lanes, 1, "LSHR");
  }

  private static void tests(SimdLowerings table, Lanes lanes, Opcode allTrue, Opcode bitmask) {
    table.reduction(
        allTrue,
        lanes,
        code -> {
          VectorApi.compareWith(code, lanes, "EQ", 0);
          VectorApi.anyTrue(code);
          code.iconst_1().ixor();
        });
    table.reduction(
        bitmask,
        lanes,
        code -> {
          VectorApi.compareWith(code, lanes, "LT", 0);
          VectorApi.maskToLong(code);
          code.l2i();
        });
  }

  // Lanes of half the width

  /** Shifts by half the width. */
  private static void byHalf(CodeBuilder code, Lanes lanes, String operator) {
    code.loadConstant(4 * lanes.byteLength());
    SimdLowerings.narrow(code, lanes);
    VectorApi.binaryWithNumber(code, lanes, operator);
  }

  /** Widens half of the lanes of the vector on top of the stack: each goes up, and down again. */
  private static void extend(CodeBuilder code, Lanes lanes, int half, String down) {
    int narrow = lanes.byteLength() / 2;
    byte[] places = new byte[2 * Long.BYTES];
    for (int at = 0; at < places.length; at++) {
      int lane = at / lanes.byteLength();
      int within = at % lanes.byteLength() % narrow;
      places[at] = (byte) (Long.BYTES * half + lane * narrow + within);
    }
    SimdMoves.pushPlaces(code, Lanes.BYTES, places);
    code.swap();
    VectorApi.select(code, Lanes.BYTES, 1);
    Lanes.BYTES.as(code, lanes);
    byHalf(code, lanes, down);
  }

  private static void extend(
      SimdLowerings table, Opcode opcode, Lanes lanes, int half, String down) {
    table.put(
        opcode,
        method -> {
          SimdLowerings.view(method, Lanes.BYTES, 1);
          extend(method.code(), lanes, half, down);
          SimdLowerings.finish(method, lanes, 1);
        });
  }

  private static void products(
      SimdLowerings table, Opcode opcode, Lanes lanes, int half, String down) {
    table.put(
        opcode,
        method -> {
          SimdLowerings.view(method, Lanes.BYTES, 2);
          extend(method.code(), lanes, half, down);
          method.code().swap();
          extend(method.code(), lanes, half, down);
          VectorApi.binary(method.code(), lanes, "MUL");
          SimdLowerings.finish(method, lanes, 2);
        });
  }

  /** The sums of neighbours. */
  private static void pairs(SimdLowerings table, Opcode opcode, Lanes lanes, String down) {
    table.lanewise(
        opcode,
        lanes,
        code -> {
          code.dup();
          byHalf(code, lanes, down);
          code.swap();
          byHalf(code, lanes, "LSHL");
          byHalf(code, lanes, down);
          VectorApi.binary(code, lanes, "ADD");
        });
  }

  private static void dot(MethodEmitter method) {
    CodeBuilder code = method.code();
    int[] vectors = SimdLowerings.popViews(method, Lanes.INTS, 2);
    for (int vector : vectors) {
      code.aload(vector);
      byHalf(code, Lanes.INTS, "ASHR");
    }
    VectorApi.binary(code, Lanes.INTS, "MUL");
    for (int vector : vectors) {
      code.aload(vector);
      byHalf(code, Lanes.INTS, "LSHL");
      byHalf(code, Lanes.INTS, "ASHR");
    }
    VectorApi.binary(code, Lanes.INTS, "MUL");
    VectorApi.binary(code, Lanes.INTS, "ADD");
    SimdLowerings.release(method, vectors);
    SimdLowerings.finish(method, Lanes.INTS, 0);
  }
}
