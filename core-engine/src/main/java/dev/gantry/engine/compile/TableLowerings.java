package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/** Tables (core 4.4.6). */
final class TableLowerings {
  private TableLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(Opcode.TABLE_GET, TableLowerings::get);
    table.put(Opcode.TABLE_SET, TableLowerings::set);
    table.put(Opcode.TABLE_SIZE, TableLowerings::size);
    table.put(Opcode.TABLE_GROW, TableLowerings::grow);
    table.put(Opcode.TABLE_FILL, TableLowerings::fill);
    table.put(Opcode.TABLE_COPY, TableLowerings::copy);
    table.put(Opcode.TABLE_INIT, TableLowerings::initialize);
    table.put(
        Opcode.ELEM_DROP,
        method -> {
          method.loadInstance();
          method
              .code()
              .loadConstant(method.index())
              .invokevirtual(
                  Abi.GUEST_INSTANCE, "dropElements", MethodTypeDesc.of(CD_void, CD_int));
        });
  }

  private static void widenIndex(MethodEmitter method, int table) {
    if (method.module().tableIndexKind(table) == Kind.INT) {
      ConversionLowerings.widenUnsigned(method.code());
    }
  }

  private static void get(MethodEmitter method) {
    int table = method.index();
    method.pop();
    widenIndex(method, table);
    method.module().loadTable(method, table);
    method
        .code()
        .invokestatic(
            Abi.TABLE_OPERATIONS, "get", MethodTypeDesc.of(CD_Object, CD_long, Abi.TABLE));
    Kind kind = method.module().tableElementKind(table);
    if (kind != Kind.OBJECT) {
      method.code().checkcast(kind.type());
    }
    method.push(kind);
  }

  private static void set(MethodEmitter method) {
    int table = method.index();
    Kind value = method.module().tableElementKind(table);
    Kind index = method.module().tableIndexKind(table);
    int[] slots = method.popToSlots(index, value);
    MemoryLowerings.loadAsLong(method, index, slots[0]);
    method.code().aload(slots[1]);
    method.release(slots, index, value);
    method.module().loadTable(method, table);
    method
        .code()
        .invokestatic(
            Abi.TABLE_OPERATIONS, "set", MethodTypeDesc.of(CD_void, CD_long, CD_Object, Abi.TABLE));
  }

  private static void size(MethodEmitter method) {
    int table = method.index();
    method.module().loadTable(method, table);
    method.code().getfield(Abi.TABLE, "size", CD_int);
    Kind kind = method.module().tableIndexKind(table);
    if (kind == Kind.LONG) {
      method.code().i2l();
    }
    method.push(kind);
  }

  private static void grow(MethodEmitter method) {
    int table = method.index();
    Kind value = method.module().tableElementKind(table);
    Kind index = method.module().tableIndexKind(table);
    int[] slots = method.popToSlots(value, index);
    CodeBuilder code = method.code();
    method.module().loadTable(method, table);
    MemoryLowerings.loadAsLong(method, index, slots[1]);
    code.aload(slots[0]);
    method.release(slots, value, index);
    code.invokevirtual(Abi.TABLE, "growUnchecked", MethodTypeDesc.of(CD_long, CD_long, CD_Object));
    if (index == Kind.INT) {
      code.l2i();
    }
    method.push(index);
  }

  private static void fill(MethodEmitter method) {
    int table = method.index();
    Kind value = method.module().tableElementKind(table);
    Kind index = method.module().tableIndexKind(table);
    int[] slots = method.popToSlots(index, value, index);
    method.module().loadTable(method, table);
    MemoryLowerings.loadAsLong(method, index, slots[0]);
    MemoryLowerings.loadAsLong(method, index, slots[2]);
    method.code().aload(slots[1]);
    method.release(slots, index, value, index);
    method
        .code()
        .invokevirtual(Abi.TABLE, "fill", MethodTypeDesc.of(CD_void, CD_long, CD_long, CD_Object));
  }

  private static void copy(MethodEmitter method) {
    int target = method.index();
    int source = method.secondIndex();
    Kind to = method.module().tableIndexKind(target);
    Kind from = method.module().tableIndexKind(source);
    Kind length = to == Kind.LONG && from == Kind.LONG ? Kind.LONG : Kind.INT;
    int[] slots = method.popToSlots(to, from, length);
    method.module().loadTable(method, target);
    MemoryLowerings.loadAsLong(method, to, slots[0]);
    method.module().loadTable(method, source);
    MemoryLowerings.loadAsLong(method, from, slots[1]);
    MemoryLowerings.loadAsLong(method, length, slots[2]);
    method.release(slots, to, from, length);
    method
        .code()
        .invokevirtual(
            Abi.TABLE, "copy", MethodTypeDesc.of(CD_void, CD_long, Abi.TABLE, CD_long, CD_long));
  }

  private static void initialize(MethodEmitter method) {
    int table = method.secondIndex();
    Kind index = method.module().tableIndexKind(table);
    int[] slots = method.popToSlots(index, Kind.INT, Kind.INT);
    CodeBuilder code = method.code();
    method.module().loadTable(method, table);
    MemoryLowerings.loadAsLong(method, index, slots[0]);
    method.loadInstance();
    code.getfield(Abi.GUEST_INSTANCE, "elements", Abi.OBJECTS.arrayType())
        .loadConstant(method.index())
        .aaload();
    MemoryLowerings.loadAsLong(method, Kind.INT, slots[1]);
    MemoryLowerings.loadAsLong(method, Kind.INT, slots[2]);
    method.release(slots, index, Kind.INT, Kind.INT);
    code.invokevirtual(
        Abi.TABLE,
        "initialize",
        MethodTypeDesc.of(CD_void, CD_long, Abi.OBJECTS, CD_long, CD_long));
  }
}
