package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;

/**
 * Vectors of floating-point numbers, as objects of the JDK's vector API.
 *
 * <p>What the API rounds in another way, or leaves open for what is not a number, is not here.
 */
final class SimdFloats {
  private SimdFloats() {}

  static void addTo(SimdLowerings table) {
    floats(table);
    doubles(table);
  }

  private static void floats(SimdLowerings table) {
    Lanes lanes = Lanes.FLOATS;
    table.comparison(Opcode.F32X4_EQ, lanes, "EQ");
    table.comparison(Opcode.F32X4_NE, lanes, "NE");
    table.comparison(Opcode.F32X4_LT, lanes, "LT");
    table.comparison(Opcode.F32X4_GT, lanes, "GT");
    table.comparison(Opcode.F32X4_LE, lanes, "LE");
    table.comparison(Opcode.F32X4_GE, lanes, "GE");
    table.unary(Opcode.F32X4_SQRT, lanes, "SQRT");
    table.binary(Opcode.F32X4_ADD, lanes, "ADD");
    table.binary(Opcode.F32X4_SUB, lanes, "SUB");
    table.binary(Opcode.F32X4_MUL, lanes, "MUL");
    table.binary(Opcode.F32X4_DIV, lanes, "DIV");
    signs(table, Opcode.F32X4_ABS, Opcode.F32X4_NEG, 0x8000_0000_8000_0000L);
    pseudo(table, Opcode.F32X4_PMIN, lanes, false);
    pseudo(table, Opcode.F32X4_PMAX, lanes, true);
    convert(table, Opcode.F32X4_CONVERT_I32X4_S, Lanes.INTS, lanes, "I2F");
    convert(table, Opcode.I32X4_TRUNC_SAT_F32X4_S, lanes, Lanes.INTS, "F2I");
    convert(table, Opcode.I32X4_RELAXED_TRUNC_F32X4_S, lanes, Lanes.INTS, "F2I");
  }

  private static void doubles(SimdLowerings table) {
    Lanes lanes = Lanes.DOUBLES;
    table.comparison(Opcode.F64X2_EQ, lanes, "EQ");
    table.comparison(Opcode.F64X2_NE, lanes, "NE");
    table.comparison(Opcode.F64X2_LT, lanes, "LT");
    table.comparison(Opcode.F64X2_GT, lanes, "GT");
    table.comparison(Opcode.F64X2_LE, lanes, "LE");
    table.comparison(Opcode.F64X2_GE, lanes, "GE");
    table.unary(Opcode.F64X2_SQRT, lanes, "SQRT");
    table.binary(Opcode.F64X2_ADD, lanes, "ADD");
    table.binary(Opcode.F64X2_SUB, lanes, "SUB");
    table.binary(Opcode.F64X2_MUL, lanes, "MUL");
    table.binary(Opcode.F64X2_DIV, lanes, "DIV");
    signs(table, Opcode.F64X2_ABS, Opcode.F64X2_NEG, Long.MIN_VALUE);
    pseudo(table, Opcode.F64X2_PMIN, lanes, false);
    pseudo(table, Opcode.F64X2_PMAX, lanes, true);
  }

  /** Only bits, so that what is not a number keeps the others. */
  private static void signs(SimdLowerings table, Opcode abs, Opcode negate, long sign) {
    table.lanewise(
        abs,
        Lanes.LONGS,
        code -> {
          code.loadConstant(~sign);
          VectorApi.binaryWithNumber(code, Lanes.LONGS, "AND");
        });
    table.lanewise(
        negate,
        Lanes.LONGS,
        code -> {
          code.loadConstant(sign);
          VectorApi.binaryWithNumber(code, Lanes.LONGS, "XOR");
        });
  }

  /** The second where it is less, or greater, and the first everywhere else. */
  private static void pseudo(SimdLowerings table, Opcode opcode, Lanes lanes, boolean isMax) {
    table.put(
        opcode,
        method -> {
          int[] vectors = SimdLowerings.popViews(method, lanes, 2);
          method.code().aload(vectors[0]);
          lanes.as(method.code(), lanes.integers());
          method.code().aload(vectors[1]);
          lanes.as(method.code(), lanes.integers());
          method.code().aload(vectors[1]).aload(vectors[0]);
          VectorApi.compare(method.code(), lanes, isMax ? "GT" : "LT");
          VectorApi.maskToVector(method.code(), lanes);
          SimdLowerings.release(method, vectors);
          int mask = method.slots().borrow(Kind.VECTOR);
          method.code().astore(mask);
          VectorApi.bitwiseBlend(method.code(), lanes.integers(), mask);
          method.slots().release(Kind.VECTOR, mask);
          SimdLowerings.finish(method, lanes.integers(), 0);
        });
  }

  private static void convert(
      SimdLowerings table, Opcode opcode, Lanes from, Lanes to, String conversion) {
    table.put(
        opcode,
        method -> {
          SimdLowerings.view(method, from, 1);
          VectorApi.convert(method.code(), from, to, conversion);
          SimdLowerings.finish(method, to, 1);
        });
  }
}
