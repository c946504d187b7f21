package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;

/**
 * Rotations of lanes, which WebAssembly spells as two shifts and an {@code or}, or as one or two
 * shuffles of bytes.
 */
final class SimdRotations {
  private static final int VECTOR_BYTES = 16;

  private SimdRotations() {}

  static void addTo(SimdLowerings table) {
    shifts(table, Opcode.I32X4_SHL, Opcode.I32X4_SHR_U, Lanes.INTS);
    shifts(table, Opcode.I64X2_SHL, Opcode.I64X2_SHR_U, Lanes.LONGS);
  }

  /**
   * Writes {@code local, count, shl, local, width - count, shr_u, or} as one rotation, whichever of
   * the shifts comes first.
   */
  private static void shifts(SimdLowerings table, Opcode left, Opcode right, Lanes lanes) {
    Lowering plainLeft = table.of(left);
    Lowering plainRight = table.of(right);
    table.put(left, method -> shift(method, right, lanes, true, plainLeft));
    table.put(right, method -> shift(method, left, lanes, false, plainRight));
  }

  private static void shift(
      MethodEmitter method, Opcode other, Lanes lanes, boolean isLeft, Lowering plain) {
    Body body = method.body();
    int at = method.at();
    if (!isRotation(method, at, other, 8 * lanes.byteLength())) {
      plain.emit(method);
      return;
    }
    int count = (int) body.literals[at - 1];
    method.code().pop();
    SimdLowerings.view(method, lanes, 1);
    push(method, lanes, isLeft ? count : -count);
    SimdLowerings.finish(method, lanes, 2);
    method.skipTo(at + 4);
  }

  private static void push(MethodEmitter method, Lanes lanes, int count) {
    int by = count & (8 * lanes.byteLength() - 1);
    if (lanes == Lanes.LONGS) {
      method.code().loadConstant((long) by);
    } else {
      method.code().loadConstant(by);
    }
    VectorApi.binaryWithNumber(method.code(), lanes, "ROL");
  }

  private static boolean isRotation(MethodEmitter method, int at, Opcode other, int bits) {
    Body body = method.body();
    return at >= method.part().from() + 2
        && at + 4 < method.part().to()
        && isLocal(body.opcodes[at - 2])
        && body.opcodes[at - 1] == Opcode.I32_CONST
        && body.opcodes[at + 1] == Opcode.LOCAL_GET
        && body.indices[at + 1] == body.indices[at - 2]
        && body.opcodes[at + 2] == Opcode.I32_CONST
        && body.opcodes[at + 3] == other
        && body.opcodes[at + 4] == Opcode.V128_OR
        && (body.literals[at - 1] & bits - 1) + (body.literals[at + 2] & bits - 1) == bits
        && !method.part().isCutBetween(at - 2, at + 4);
  }

  private static boolean isLocal(Opcode opcode) {
    return opcode == Opcode.LOCAL_GET || opcode == Opcode.LOCAL_TEE;
  }

  /**
   * {@return the bytes that two shuffles in a row take, if this is the first and nobody looks at
   * what is between them}
   *
   * <p>That is {@code shuffle, tee x, get x, shuffle, tee x}, each of one vector: what stands for a
   * permutation of words where only half of a vector can be permuted at a time.
   */
  static byte[] joined(MethodEmitter method, byte[] places) {
    Body body = method.body();
    int at = method.at();
    if (at + 4 >= method.part().to()
        || body.opcodes[at + 1] != Opcode.LOCAL_TEE
        || body.opcodes[at + 2] != Opcode.LOCAL_GET
        || body.opcodes[at + 3] != Opcode.I8X16_SHUFFLE
        || !(body.opcodes[at + 4] == Opcode.LOCAL_TEE || body.opcodes[at + 4] == Opcode.LOCAL_SET)
        || body.indices[at + 1] != body.indices[at + 2]
        || body.indices[at + 1] != body.indices[at + 4]
        || method.part().isCutBetween(at, at + 4)) {
      return places;
    }
    var second = (Instruction.Shuffle) body.record(at + 3);
    byte[] joined = new byte[VECTOR_BYTES];
    for (int to = 0; to < VECTOR_BYTES; to++) {
      int from = second.laneIndices().get(to) % VECTOR_BYTES;
      joined[to] = places[from];
    }
    method.skipTo(at + 3);
    return joined;
  }

  /** Rotates the vector on the stack if places of bytes say so; returns whether they do. */
  static boolean emit(MethodEmitter method, byte[] places) {
    int by = (places[0] & 3) == 0 ? 0 : 4 - (places[0] & 3);
    for (int to = 0; to < VECTOR_BYTES; to++) {
      if (places[to] % VECTOR_BYTES != (to & ~3) + (to - by & 3)) {
        return false;
      }
    }
    SimdLowerings.view(method, Lanes.INTS, 1);
    push(method, Lanes.INTS, 8 * by);
    SimdLowerings.finish(method, Lanes.INTS, 2);
    return true;
  }
}
