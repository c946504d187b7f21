package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Loads and stores of numbers, and the memory as a whole (core 4.4.7). */
final class MemoryLowerings {
  private MemoryLowerings() {}

  static void addTo(LoweringTable table) {
    load(table, Opcode.I32_LOAD, Kind.INT, true);
    load(table, Opcode.I64_LOAD, Kind.LONG, true);
    load(table, Opcode.F32_LOAD, Kind.FLOAT, true);
    load(table, Opcode.F64_LOAD, Kind.DOUBLE, true);
    load(table, Opcode.I32_LOAD8_S, Kind.INT, true);
    load(table, Opcode.I32_LOAD8_U, Kind.INT, false);
    load(table, Opcode.I32_LOAD16_S, Kind.INT, true);
    load(table, Opcode.I32_LOAD16_U, Kind.INT, false);
    load(table, Opcode.I64_LOAD8_S, Kind.LONG, true);
    load(table, Opcode.I64_LOAD8_U, Kind.LONG, false);
    load(table, Opcode.I64_LOAD16_S, Kind.LONG, true);
    load(table, Opcode.I64_LOAD16_U, Kind.LONG, false);
    load(table, Opcode.I64_LOAD32_S, Kind.LONG, true);
    load(table, Opcode.I64_LOAD32_U, Kind.LONG, false);
    store(table, Opcode.I32_STORE, Kind.INT);
    store(table, Opcode.I64_STORE, Kind.LONG);
    store(table, Opcode.F32_STORE, Kind.FLOAT);
    store(table, Opcode.F64_STORE, Kind.DOUBLE);
    store(table, Opcode.I32_STORE8, Kind.INT);
    store(table, Opcode.I32_STORE16, Kind.INT);
    store(table, Opcode.I64_STORE8, Kind.LONG);
    store(table, Opcode.I64_STORE16, Kind.LONG);
    store(table, Opcode.I64_STORE32, Kind.LONG);
    table.put(Opcode.MEMORY_SIZE, MemoryLowerings::size);
    table.put(Opcode.MEMORY_GROW, MemoryLowerings::grow);
    table.put(Opcode.MEMORY_FILL, MemoryLowerings::fill);
    table.put(Opcode.MEMORY_COPY, MemoryLowerings::copy);
    table.put(Opcode.MEMORY_INIT, MemoryLowerings::initialize);
    table.put(
        Opcode.DATA_DROP,
        method -> {
          method.loadInstance();
          method
              .code()
              .loadConstant(method.index())
              .invokevirtual(Abi.GUEST_INSTANCE, "dropData", MethodTypeDesc.of(CD_void, CD_int));
        });
  }

  private static void load(LoweringTable table, Opcode opcode, Kind kind, boolean signed) {
    Access access = Access.of(opcode, kind, signed);
    table.put(
        opcode,
        method -> {
          method.pop();
          MemoryAccess.on(method).load(access);
          method.push(kind);
        });
  }

  private static void store(LoweringTable table, Opcode opcode, Kind kind) {
    Access access = Access.of(opcode, kind, true);
    table.put(
        opcode,
        method -> {
          method.pop(2);
          MemoryAccess.on(method).store(access);
        });
  }

  private static void size(MethodEmitter method) {
    method.loadInstance();
    method.module().getMemory(method.code(), method.index());
    method.code().invokevirtual(Abi.MEMORY, "pageCount", MethodTypeDesc.of(CD_long));
    pushAddress(method, method.index());
  }

  /** Makes an address of the long on the stack. */
  private static void pushAddress(MethodEmitter method, int memory) {
    Kind kind = method.module().addressKind(memory);
    if (kind == Kind.INT) {
      method.code().l2i();
    }
    method.push(kind);
  }

  private static void grow(MethodEmitter method) {
    int memory = method.index();
    if (method.module().addressKind(memory) == Kind.INT) {
      ConversionLowerings.widenUnsigned(method.code());
    }
    method.pop();
    method.loadInstance();
    method.module().getMemory(method.code(), memory);
    method
        .code()
        .invokestatic(
            Abi.MEMORY_OPERATIONS, "grow", MethodTypeDesc.of(CD_long, CD_long, Abi.MEMORY));
    pushAddress(method, memory);
    method.locals().reloadMemories();
  }

  private static void fill(MethodEmitter method) {
    Kind address = method.module().addressKind(method.index());
    int[] slots = method.popToSlots(address, Kind.INT, address);
    loadAsLong(method, address, slots[0]);
    method.code().iload(slots[1]);
    loadAsLong(method, address, slots[2]);
    method.release(slots, address, Kind.INT, address);
    memory(method, method.index());
    operation(method, "fill", CD_long, CD_int, CD_long, Abi.MEMORY);
  }

  private static void copy(MethodEmitter method) {
    int target = method.index();
    int source = method.secondIndex();
    Kind to = method.module().addressKind(target);
    Kind from = method.module().addressKind(source);
    Kind length = to == Kind.LONG && from == Kind.LONG ? Kind.LONG : Kind.INT;
    int[] slots = method.popToSlots(to, from, length);
    loadAsLong(method, to, slots[0]);
    loadAsLong(method, from, slots[1]);
    loadAsLong(method, length, slots[2]);
    method.release(slots, to, from, length);
    memory(method, target);
    memory(method, source);
    operation(method, "copy", CD_long, CD_long, CD_long, Abi.MEMORY, Abi.MEMORY);
  }

  private static void initialize(MethodEmitter method) {
    int memory = method.secondIndex();
    Kind address = method.module().addressKind(memory);
    int[] slots = method.popToSlots(address, Kind.INT, Kind.INT);
    loadAsLong(method, address, slots[0]);
    method.code().iload(slots[1]).iload(slots[2]);
    method.release(slots, address, Kind.INT, Kind.INT);
    memory(method, memory);
    method.loadInstance();
    method.code().loadConstant(method.index());
    operation(
        method, "initialize", CD_long, CD_int, CD_int, Abi.MEMORY, Abi.GUEST_INSTANCE, CD_int);
  }

  private static void memory(MethodEmitter method, int memory) {
    method.loadInstance();
    method.module().getMemory(method.code(), memory);
  }

  private static void operation(MethodEmitter method, String name, ClassDesc... parameters) {
    method.code().invokestatic(Abi.MEMORY_OPERATIONS, name, MethodTypeDesc.of(CD_void, parameters));
  }

  /** Pushes an unsigned number as a long. */
  static void loadAsLong(MethodEmitter method, Kind kind, int slot) {
    CodeBuilder code = method.code();
    code.loadLocal(kind.jvm(), slot);
    if (kind == Kind.INT) {
      ConversionLowerings.widenUnsigned(code);
    }
  }

  /** {@return the kind of addresses of a type} */
  static Kind addressKind(AddressType type) {
    return type == AddressType.I64 ? Kind.LONG : Kind.INT;
  }
}
