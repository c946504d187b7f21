package dev.gantry.engine.valid;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.ExternalType.GlobalType;
import dev.gantry.engine.syntax.ValueType;

/** The rules for locals, globals, tables and parametric instructions (core 3.4.1, 3.4.3, 3.4.4). */
final class VariableRules {
  private final ModuleContext context;
  private final TypeSpace types;
  private final InstructionCursor cursor;
  private final Stacks stacks;
  private final Locals locals;

  VariableRules(ModuleContext context, InstructionCursor cursor, Stacks stacks, Locals locals) {
    this.context = context;
    this.types = context.types;
    this.cursor = cursor;
    this.stacks = stacks;
    this.locals = locals;
  }

  // Locals and globals

  void getLocal() {
    int local = local();
    if (!locals.isSet(cursor.index())) {
      throw stacks.invalid("uninitialized local: " + cursor.index());
    }
    stacks.push(local);
  }

  void setLocal() {
    stacks.pop(local());
    locals.set(cursor.index());
  }

  void teeLocal() {
    setLocal();
    stacks.push(locals.type(cursor.index()));
  }

  private int local() {
    if (!locals.contains(cursor.index())) {
      throw stacks.invalid("unknown local " + Integer.toUnsignedString(cursor.index()));
    }
    return locals.type(cursor.index());
  }

  void getGlobal() {
    stacks.push(types.code(global().type()));
  }

  void setGlobal() {
    var global = global();
    if (!global.mutable()) {
      throw stacks.invalid("immutable global: global.set requires a mutable global");
    }
    stacks.pop(types.code(global.type()));
  }

  private GlobalType global() {
    return context.global(cursor.index(), cursor.offset());
  }

  // Operands of any type

  void select() {
    stacks.pop(ValueCode.I32);
    int second = stacks.pop();
    int first = stacks.pop();
    requireNumberOrVector(second);
    requireNumberOrVector(first);
    if (first != second && first != ValueCode.BOTTOM && second != ValueCode.BOTTOM) {
      throw stacks.invalid(
          "type mismatch: select requires operands of one type but stack has [%s %s i32]"
              .formatted(types.text(first), types.text(second)));
    }
    stacks.push(first == ValueCode.BOTTOM ? second : first);
  }

  private void requireNumberOrVector(int type) {
    if (ValueCode.isReference(type)) {
      throw stacks.invalid(
          "type mismatch: instruction requires numeric or vector type but stack has "
              + types.text(type));
    }
  }

  void selectTyped() {
    if (cursor.selectTypes().size() != 1) {
      throw stacks.invalid("invalid result arity other than 1 is not (yet) allowed");
    }
    ValueType type = cursor.selectTypes().getFirst();
    context.requireType(type, cursor.offset());
    int code = types.code(type);
    stacks.pop(code, code, ValueCode.I32);
    stacks.push(code);
  }

  // Tables

  void table() {
    var table = context.table(cursor.index(), cursor.offset());
    int address = address(table.addressType());
    int element = types.code(table.elementType());
    switch (cursor.opcode()) {
      case TABLE_GET -> {
        stacks.pop(address);
        stacks.push(element);
      }
      case TABLE_SET -> stacks.pop(address, element);
      case TABLE_SIZE -> stacks.push(address);
      case TABLE_GROW -> {
        stacks.pop(element, address);
        stacks.push(address);
      }
      case TABLE_FILL -> stacks.pop(address, element, address);
      default -> throw new AssertionError(cursor.opcode());
    }
  }

  void initializeTable() {
    var table = context.table(cursor.secondIndex(), cursor.offset());
    var element = context.element(cursor.index(), cursor.offset());
    requireElements("element segment's type", element.type(), table.elementType());
    stacks.pop(address(table.addressType()), ValueCode.I32, ValueCode.I32);
  }

  void copyTable() {
    var destination = context.table(cursor.index(), cursor.offset());
    var source = context.table(cursor.secondIndex(), cursor.offset());
    requireElements("source element type", source.elementType(), destination.elementType());
    copy(destination.addressType(), source.addressType());
  }

  private void requireElements(
      String what, ValueType.ReferenceType type, ValueType.ReferenceType tableType) {
    if (!types.matches(types.code(type), types.code(tableType))) {
      throw stacks.invalid(
          "type mismatch: %s %s does not match table's element type %s"
              .formatted(what, type.text(), tableType.text()));
    }
  }

  // Memories of two address types

  void copyMemory() {
    var destination = context.memory(cursor.index(), cursor.offset());
    var source = context.memory(cursor.secondIndex(), cursor.offset());
    copy(destination.addressType(), source.addressType());
  }

  /** The number of bytes or elements is of the narrower type. */
  private void copy(AddressType destination, AddressType source) {
    var length =
        destination == AddressType.I64 && source == AddressType.I64
            ? AddressType.I64
            : AddressType.I32;
    stacks.pop(address(destination), address(source), address(length));
  }

  private static int address(AddressType type) {
    return type == AddressType.I64 ? ValueCode.I64 : ValueCode.I32;
  }
}
