package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.util.List;

/** Vector instructions that move lanes, as calls of the JDK's vector API. */
final class SimdMoves {
  private static final int VECTOR_BYTES = 16;

  private SimdMoves() {}

  static void addTo(SimdLowerings table) {
    table.put(
        Opcode.V128_CONST,
        method -> {
          VectorApi.constant(
              method.code(),
              method.slots().carrier(),
              method.literal(),
              method.body().highLiteral(method.at()));
          method.push(Kind.VECTOR);
        });
    table.put(Opcode.I8X16_SHUFFLE, SimdMoves::shuffle);
    table.put(Opcode.I8X16_SWIZZLE, SimdMoves::swizzle);
    table.put(Opcode.I8X16_RELAXED_SWIZZLE, SimdMoves::swizzle);
    lanes(
        table,
        Lanes.BYTES,
        Opcode.I8X16_SPLAT,
        Opcode.I8X16_EXTRACT_LANE_S,
        Opcode.I8X16_REPLACE_LANE);
    lanes(
        table,
        Lanes.SHORTS,
        Opcode.I16X8_SPLAT,
        Opcode.I16X8_EXTRACT_LANE_S,
        Opcode.I16X8_REPLACE_LANE);
    lanes(
        table,
        Lanes.INTS,
        Opcode.I32X4_SPLAT,
        Opcode.I32X4_EXTRACT_LANE,
        Opcode.I32X4_REPLACE_LANE);
    lanes(
        table,
        Lanes.LONGS,
        Opcode.I64X2_SPLAT,
        Opcode.I64X2_EXTRACT_LANE,
        Opcode.I64X2_REPLACE_LANE);
    lanes(
        table,
        Lanes.FLOATS,
        Opcode.F32X4_SPLAT,
        Opcode.F32X4_EXTRACT_LANE,
        Opcode.F32X4_REPLACE_LANE);
    lanes(
        table,
        Lanes.DOUBLES,
        Opcode.F64X2_SPLAT,
        Opcode.F64X2_EXTRACT_LANE,
        Opcode.F64X2_REPLACE_LANE);
    extract(
        table, Opcode.I8X16_EXTRACT_LANE_U, Lanes.BYTES, code -> code.loadConstant(0xFF).iand());
    extract(
        table, Opcode.I16X8_EXTRACT_LANE_U, Lanes.SHORTS, code -> code.loadConstant(0xFFFF).iand());
  }

  // Shuffles

  private static void shuffle(MethodEmitter method) {
    var record = (Instruction.Shuffle) method.body().record(method.at());
    byte[] places = new byte[VECTOR_BYTES];
    boolean isOfOne = isOfOne(method);
    boolean first = false;
    boolean second = false;
    for (int at = 0; at < VECTOR_BYTES; at++) {
      int place = record.laneIndices().get(at);
      places[at] = (byte) (isOfOne ? place % VECTOR_BYTES : place);
      first |= places[at] < VECTOR_BYTES;
      second |= places[at] >= VECTOR_BYTES;
    }
    CodeBuilder code = method.code();
    Lanes lanes = widest(places);
    if (first && second) {
      int[] vectors = SimdLowerings.popViews(method, lanes, 2);
      pushPlaces(code, lanes, places);
      code.aload(vectors[0]).aload(vectors[1]);
      VectorApi.select(code, lanes, 2);
      SimdLowerings.release(method, vectors);
      SimdLowerings.finish(method, lanes, 0);
      return;
    }
    if (second) {
      code.swap();
    }
    code.pop();
    if (isOfOne) {
      places = SimdRotations.joined(method, places);
      lanes = widest(places);
      if (SimdRotations.emit(method, places)) {
        return;
      }
    }
    SimdLowerings.view(method, lanes, 1);
    pushPlaces(code, lanes, places);
    code.swap();
    VectorApi.select(code, lanes, 1);
    SimdLowerings.finish(method, lanes, 2);
  }

  /** {@return whether both operands are the same local} */
  private static boolean isOfOne(MethodEmitter method) {
    Body body = method.body();
    int at = method.at();
    return at >= method.part().from() + 2
        && body.opcodes[at - 1] == Opcode.LOCAL_GET
        && (body.opcodes[at - 2] == Opcode.LOCAL_GET || body.opcodes[at - 2] == Opcode.LOCAL_TEE)
        && body.indices[at - 1] == body.indices[at - 2]
        && !method.part().isCutBetween(at - 2, at);
  }

  /** {@return the widest lanes that stay whole} */
  private static Lanes widest(byte[] places) {
    for (Lanes lanes : List.of(Lanes.LONGS, Lanes.INTS, Lanes.SHORTS)) {
      boolean whole = true;
      for (int at = 0; at < VECTOR_BYTES; at++) {
        int within = at % lanes.byteLength();
        whole &=
            places[at] % lanes.byteLength() == within && places[at] - within == places[at - within];
      }
      if (whole) {
        return lanes;
      }
    }
    return Lanes.BYTES;
  }

  /** Pushes a vector that says for each lane where it comes from, given that for each byte. */
  static void pushPlaces(CodeBuilder code, Lanes lanes, byte[] places) {
    long[] halves = new long[2];
    int width = lanes.byteLength();
    for (int lane = VECTOR_BYTES / width - 1; lane >= 0; lane--) {
      int half = lane * width / Long.BYTES;
      long from = (places[lane * width] & 31) / width;
      halves[half] |= from << (8 * (lane * width % Long.BYTES));
    }
    VectorApi.operand(code, lanes, halves[0], halves[1]);
  }

  private static void swizzle(MethodEmitter method) {
    CodeBuilder code = method.code();
    int[] vectors = SimdLowerings.popViews(method, Lanes.BYTES, 2);
    code.aload(vectors[1]).aload(vectors[0]);
    VectorApi.select(code, Lanes.BYTES, 1);
    code.aload(vectors[1]);
    VectorApi.compareWith(code, Lanes.BYTES, "ULT", VECTOR_BYTES);
    VectorApi.maskToVector(code, Lanes.BYTES);
    VectorApi.binary(code, Lanes.BYTES, "AND");
    SimdLowerings.release(method, vectors);
    SimdLowerings.finish(method, Lanes.BYTES, 0);
  }

  // Lanes; numbers with a point go as their bits

  private static void lanes(
      SimdLowerings table, Lanes lanes, Opcode splat, Opcode extract, Opcode replace) {
    Lanes integers = lanes.integers();
    Kind kind = kind(lanes);
    table.put(
        splat,
        method -> {
          VectorMoveLowerings.toLaneBits(method.code(), kind);
          toElement(method.code(), integers);
          VectorApi.broadcast(method.code(), integers);
          SimdLowerings.finish(method, integers, 1);
        });
    extract(
        table,
        extract,
        lanes,
        code -> {
          switch (lanes) {
            case FLOATS -> ConversionLowerings.reinterpretAsFloat(code);
            case DOUBLES -> ConversionLowerings.reinterpretAsDouble(code);
            case BYTES, SHORTS, INTS, LONGS -> {}
          }
        });
    table.put(
        replace,
        method -> {
          VectorMoveLowerings.toLaneBits(method.code(), kind);
          toElement(method.code(), integers);
          int number = method.slots().borrow(kind(integers));
          method.slots().store(kind(integers), number);
          SimdLowerings.view(method, integers, 1);
          method.slots().load(kind(integers), number);
          method.slots().release(kind(integers), number);
          VectorApi.withLane(method.code(), integers, method.index());
          SimdLowerings.finish(method, integers, 2);
        });
  }

  /** {@return the kind of a lane on the stack} */
  static Kind kind(Lanes lanes) {
    return switch (lanes) {
      case BYTES, SHORTS, INTS -> Kind.INT;
      case LONGS -> Kind.LONG;
      case FLOATS -> Kind.FLOAT;
      case DOUBLES -> Kind.DOUBLE;
    };
  }

  /** Makes a lane of an int, or of a long. */
  static void toElement(CodeBuilder code, Lanes lanes) {
    switch (lanes) {
      case BYTES -> code.i2b();
      case SHORTS -> code.i2s();
      case INTS, LONGS, FLOATS, DOUBLES -> {}
    }
  }

  private static void extract(
      SimdLowerings table,
      Opcode opcode,
      Lanes lanes,
      java.util.function.Consumer<CodeBuilder> after) {
    table.put(
        opcode,
        method -> {
          SimdLowerings.view(method, lanes.integers(), 1);
          VectorApi.lane(method.code(), lanes.integers(), method.index());
          after.accept(method.code());
          method.pop();
          method.push(kind(lanes));
        });
  }
}
