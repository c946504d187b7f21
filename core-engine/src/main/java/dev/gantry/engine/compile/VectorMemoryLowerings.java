package dev.gantry.engine.compile;

import static dev.gantry.engine.compile.VectorLowerings.longs;

import dev.gantry.engine.syntax.Opcode;
import java.lang.constant.ClassDesc;

/** Loads and stores of vectors and of their lanes (core 4.4.7). */
final class VectorMemoryLowerings {
  private static final Access HALF = new Access(Kind.LONG, 8, true);
  private static final int HALF_BYTES = 8;
  private static final int VECTOR_BYTES = 16;

  private VectorMemoryLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(Opcode.V128_LOAD, VectorMemoryLowerings::load);
    table.put(Opcode.V128_STORE, VectorMemoryLowerings::store);
    extending(table, Opcode.V128_LOAD8X8_S, VectorLowerings.SHORTS, "extend");
    extending(table, Opcode.V128_LOAD8X8_U, VectorLowerings.SHORTS, "extendUnsigned");
    extending(table, Opcode.V128_LOAD16X4_S, VectorLowerings.INTS, "extend");
    extending(table, Opcode.V128_LOAD16X4_U, VectorLowerings.INTS, "extendUnsigned");
    extending(table, Opcode.V128_LOAD32X2_S, VectorLowerings.LONGS, "extend");
    extending(table, Opcode.V128_LOAD32X2_U, VectorLowerings.LONGS, "extendUnsigned");
    splat(table, Opcode.V128_LOAD8_SPLAT);
    splat(table, Opcode.V128_LOAD16_SPLAT);
    splat(table, Opcode.V128_LOAD32_SPLAT);
    splat(table, Opcode.V128_LOAD64_SPLAT);
    zero(table, Opcode.V128_LOAD32_ZERO);
    zero(table, Opcode.V128_LOAD64_ZERO);
    loadLane(table, Opcode.V128_LOAD8_LANE);
    loadLane(table, Opcode.V128_LOAD16_LANE);
    loadLane(table, Opcode.V128_LOAD32_LANE);
    loadLane(table, Opcode.V128_LOAD64_LANE);
    storeLane(table, Opcode.V128_STORE8_LANE);
    storeLane(table, Opcode.V128_STORE16_LANE);
    storeLane(table, Opcode.V128_STORE32_LANE);
    storeLane(table, Opcode.V128_STORE64_LANE);
  }

  private static void load(MethodEmitter method) {
    method.pop();
    MemoryAccess memory = MemoryAccess.on(method);
    int address = memory.popAddress(VECTOR_BYTES);
    memory.loadAt(HALF, address, 0);
    memory.loadAt(HALF, address, HALF_BYTES);
    memory.release(address);
    method.push(Kind.VECTOR);
  }

  private static void store(MethodEmitter method) {
    int[] vector = method.popToSlots(Kind.VECTOR);
    method.pop();
    MemoryAccess memory = MemoryAccess.on(method);
    int address = memory.popAddress(VECTOR_BYTES);
    // The upper half first: if it is out of bounds, nothing may have been written.
    memory.storeAt(HALF, address, HALF_BYTES, () -> method.code().lload(vector[0] + 2));
    memory.storeAt(HALF, address, 0, () -> method.code().lload(vector[0]));
    memory.release(address);
    method.release(vector, Kind.VECTOR);
  }

  private static void extending(LoweringTable table, Opcode opcode, ClassDesc owner, String name) {
    table.put(
        opcode,
        method -> {
          method.pop();
          MemoryAccess.on(method).load(HALF);
          int half = method.slots().borrow(Kind.LONG);
          method.code().dup2().lstore(half);
          method.code().invokestatic(owner, name + "Low", longs(1));
          method.code().lload(half).invokestatic(owner, name + "High", longs(1));
          method.slots().release(Kind.LONG, half);
          method.push(Kind.VECTOR);
        });
  }

  /** {@return an access that loads the bits of one lane as a long} */
  private static Access lane(Opcode opcode) {
    return Access.of(opcode, Kind.LONG, false);
  }

  private static void splat(LoweringTable table, Opcode opcode) {
    Access access = lane(opcode);
    table.put(
        opcode,
        method -> {
          method.pop();
          MemoryAccess.on(method).load(access);
          VectorMoveLowerings.repeat(method.code(), Kind.LONG, access.byteLength());
          method.code().dup2();
          method.push(Kind.VECTOR);
        });
  }

  private static void zero(LoweringTable table, Opcode opcode) {
    Access access = lane(opcode);
    table.put(
        opcode,
        method -> {
          method.pop();
          MemoryAccess.on(method).load(access);
          method.code().lconst_0();
          method.push(Kind.VECTOR);
        });
  }

  private static void loadLane(LoweringTable table, Opcode opcode) {
    Access access = lane(opcode);
    table.put(
        opcode,
        method -> {
          int[] vector = method.popToSlots(Kind.VECTOR);
          method.pop();
          MemoryAccess.on(method).load(access);
          int bits = method.slots().borrow(Kind.LONG);
          method.code().lstore(bits);
          method.slots().load(Kind.VECTOR, vector[0]);
          method.release(vector, Kind.VECTOR);
          method.push(Kind.VECTOR);
          method.code().lload(bits);
          method.slots().release(Kind.LONG, bits);
          VectorMoveLowerings.replaceLane(method, method.secondIndex(), access.byteLength());
        });
  }

  private static void storeLane(LoweringTable table, Opcode opcode) {
    Access access = lane(opcode);
    table.put(
        opcode,
        method -> {
          int[] vector = method.popToSlots(Kind.VECTOR);
          method.pop();
          int lane = method.secondIndex();
          VectorMoveLowerings.pushLane(
              method, vector[0], lane, Kind.LONG, access.byteLength(), false);
          method.release(vector, Kind.VECTOR);
          MemoryAccess.on(method).store(access);
        });
  }
}
