package dev.gantry.engine.text;

import java.util.ArrayList;
import java.util.List;

/** A literal of 128 bits, as bytes 0 to 7 and 8 to 15, each little-endian (core 6.5.9). */
public record VectorLiteral(long low, long high) {

  /** Reads a shape and a number for each of its lanes. */
  public static VectorLiteral read(TokenReader reader) {
    String shape = reader.kind() == TokenKind.WORD ? reader.text() : "";
    int laneCount =
        switch (shape) {
          case "i8x16" -> 16;
          case "i16x8" -> 8;
          case "i32x4", "f32x4" -> 4;
          case "i64x2", "f64x2" -> 2;
          default -> throw reader.unexpected("the shape of a vector");
        };
    reader.advance();
    requireNumbers(reader, laneCount);
    long[] halves = new long[2];
    int laneBits = 128 / laneCount;
    for (int lane = 0; lane < laneCount; lane++) {
      long value =
          switch (shape) {
            case "f32x4" -> reader.f32();
            case "f64x2" -> reader.f64();
            default -> reader.integer(laneBits);
          };
      long bits = laneBits == 64 ? value : value & ((1L << laneBits) - 1);
      halves[lane * 2 / laneCount] |= bits << (lane * laneBits % 64);
    }
    return new VectorLiteral(halves[0], halves[1]);
  }

  private static void requireNumbers(TokenReader reader, int laneCount) {
    int start = reader.index();
    while (isNumber(reader)) {
      reader.advance();
    }
    int count = reader.index() - start;
    if (count == laneCount) {
      reader.seek(start);
      return;
    }
    if (reader.kind() == TokenKind.WORD && !Keywords.isKnown(reader.text())) {
      throw reader.unexpected("a number");
    }
    throw reader.malformed(
        "wrong number of lane literals: %d, expected %d".formatted(count, laneCount));
  }

  private static boolean isNumber(TokenReader reader) {
    return reader.kind() == TokenKind.WORD && Floats.isFloat(reader.text());
  }

  /** Reads the lanes of a shuffle. */
  static List<Integer> shuffle(TokenReader reader) {
    List<Integer> lanes = new ArrayList<>();
    int at = reader.byteOffset();
    while (isNumber(reader)) {
      if (!reader.isNatural() || Integers.parse(reader.text(), 8, false).isEmpty()) {
        throw reader.malformed("i8 constant out of range");
      }
      lanes.add(reader.u32());
    }
    if (lanes.size() != 16) {
      throw reader.malformed(at, "invalid lane length: %d, expected 16".formatted(lanes.size()));
    }
    return lanes;
  }
}
