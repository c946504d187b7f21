package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;

/** Loads and stores of vectors that are objects of the JDK's vector API. */
final class SimdMemory {
  private static final int VECTOR_BYTES = 16;

  private SimdMemory() {}

  static void addTo(SimdLowerings table) {
    table.put(Opcode.V128_LOAD, SimdMemory::load);
    table.put(Opcode.V128_STORE, SimdMemory::store);
    splat(table, Opcode.V128_LOAD8_SPLAT, Lanes.BYTES);
    splat(table, Opcode.V128_LOAD16_SPLAT, Lanes.SHORTS);
    splat(table, Opcode.V128_LOAD32_SPLAT, Lanes.INTS);
    splat(table, Opcode.V128_LOAD64_SPLAT, Lanes.LONGS);
  }

  private static void load(MethodEmitter method) {
    MemoryAccess memory = MemoryAccess.on(method);
    int address = memory.popAddress(VECTOR_BYTES);
    VectorApi.species(method.code(), Lanes.BYTES);
    memory.pushLocation(address, 0);
    VectorApi.fromArray(method.code(), Lanes.BYTES);
    memory.release(address);
    SimdLowerings.finish(method, Lanes.BYTES, 1);
  }

  private static void store(MethodEmitter method) {
    CodeBuilder code = method.code();
    int[] vectors = SimdLowerings.popViews(method, Lanes.BYTES, 1);
    method.pop();
    MemoryAccess memory = MemoryAccess.on(method);
    int address = memory.popAddress(VECTOR_BYTES);
    code.aload(vectors[0]);
    memory.pushLocation(address, 0);
    VectorApi.intoArray(code, Lanes.BYTES);
    memory.release(address);
    SimdLowerings.release(method, vectors);
  }

  private static void splat(SimdLowerings table, Opcode opcode, Lanes lanes) {
    Access access = Access.of(opcode, SimdMoves.kind(lanes), false);
    table.put(
        opcode,
        method -> {
          MemoryAccess.on(method).load(access);
          SimdMoves.toElement(method.code(), lanes);
          VectorApi.broadcast(method.code(), lanes);
          SimdLowerings.finish(method, lanes, 1);
        });
  }
}
