package dev.gantry.engine.valid;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.CompositeType.FieldType;
import dev.gantry.engine.syntax.CompositeType.StructType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.ValueType;

/** The rules for structures and arrays (core 3.4.7). */
final class AggregateRules {
  /** The number of operands that implementations agree to support. */
  private static final int FIXED_LENGTH_LIMIT = 10_000;

  private static final int NULLABLE_ARRAY = ValueCode.reference(true, HeapType.Abstract.ARRAY);

  private final ModuleContext context;
  private final TypeSpace types;
  private final InstructionCursor cursor;
  private final Stacks stacks;

  AggregateRules(ModuleContext context, InstructionCursor cursor, Stacks stacks) {
    this.context = context;
    this.types = context.types;
    this.cursor = cursor;
    this.stacks = stacks;
  }

  // Structures

  void newStruct() {
    requireStruct();
    stacks.pop(types.fieldCodes(cursor.index()));
    stacks.push(reference(false));
  }

  void newDefaultStruct() {
    requireStruct();
    for (int field : types.fieldCodes(cursor.index())) {
      requireDefaultable("field type", field);
    }
    stacks.push(reference(false));
  }

  void getField() {
    var field = field();
    requirePacking("field", field, cursor.opcode() != Opcode.STRUCT_GET);
    stacks.pop(reference(true));
    stacks.push(unpacked(field));
  }

  void setField() {
    var field = field();
    if (!field.mutable()) {
      throw stacks.invalid("immutable field: struct.set requires a mutable field");
    }
    stacks.pop(reference(true), unpacked(field));
  }

  private StructType requireStruct() {
    return context.struct(cursor.index(), cursor.offset());
  }

  private FieldType field() {
    var fields = requireStruct().fields();
    if (Integer.compareUnsigned(cursor.secondIndex(), fields.size()) >= 0) {
      throw stacks.invalid("unknown field " + Integer.toUnsignedString(cursor.secondIndex()));
    }
    return fields.get(cursor.secondIndex());
  }

  // Arrays

  void newArray() {
    stacks.pop(unpacked(array()), ValueCode.I32);
    stacks.push(reference(false));
  }

  void newDefaultArray() {
    requireDefaultable("array type", unpacked(array()));
    stacks.pop(ValueCode.I32);
    stacks.push(reference(false));
  }

  void newFixedArray() {
    if (Integer.compareUnsigned(cursor.secondIndex(), FIXED_LENGTH_LIMIT) > 0) {
      throw stacks.invalid("array_new_fixed size is out of bounds: at most " + FIXED_LENGTH_LIMIT);
    }
    stacks.popRepeated(unpacked(array()), cursor.secondIndex());
    stacks.push(reference(false));
  }

  void newArrayFromData() {
    requireNumeric(array());
    context.requireData(cursor.secondIndex(), cursor.offset());
    stacks.pop(ValueCode.I32, ValueCode.I32);
    stacks.push(reference(false));
  }

  void newArrayFromElements() {
    requireElements(array());
    stacks.pop(ValueCode.I32, ValueCode.I32);
    stacks.push(reference(false));
  }

  void getElement() {
    var element = array();
    requirePacking("array", element, cursor.opcode() != Opcode.ARRAY_GET);
    stacks.pop(reference(true), ValueCode.I32);
    stacks.push(unpacked(element));
  }

  void setElement() {
    int element = unpacked(mutableArray());
    stacks.pop(reference(true), ValueCode.I32, element);
  }

  void arrayLength() {
    stacks.pop(NULLABLE_ARRAY);
    stacks.push(ValueCode.I32);
  }

  void fillArray() {
    var element = mutableArray();
    stacks.pop(unpacked(element), ValueCode.I32);
    stacks.pop(reference(true), ValueCode.I32);
  }

  void copyArray() {
    var destination = mutableArray();
    var source = context.array(cursor.secondIndex(), cursor.offset());
    if (!matches(source.storage(), destination.storage())) {
      throw stacks.invalid("array types do not match");
    }
    stacks.pop(types.referenceCode(true, cursor.secondIndex()), ValueCode.I32, ValueCode.I32);
    stacks.pop(reference(true), ValueCode.I32);
  }

  void initializeArrayFromData() {
    requireNumeric(mutableArray());
    context.requireData(cursor.secondIndex(), cursor.offset());
    initializeArray();
  }

  void initializeArrayFromElements() {
    requireElements(mutableArray());
    initializeArray();
  }

  private void initializeArray() {
    stacks.pop(ValueCode.I32, ValueCode.I32, ValueCode.I32);
    stacks.pop(reference(true));
  }

  private FieldType array() {
    return context.array(cursor.index(), cursor.offset());
  }

  private FieldType mutableArray() {
    var element = array();
    if (!element.mutable()) {
      throw stacks.invalid(
          "immutable array: %s requires a mutable array".formatted(cursor.opcode().mnemonic()));
    }
    return element;
  }

  // What fields and elements must be

  private int reference(boolean nullable) {
    return types.referenceCode(nullable, cursor.index());
  }

  private int unpacked(FieldType field) {
    return types.unpackedCode(field.storage());
  }

  private void requireDefaultable(String what, int type) {
    if (!ValueCode.isDefaultable(type)) {
      throw stacks.invalid(what + " is not defaultable");
    }
  }

  private void requirePacking(String what, FieldType field, boolean packed) {
    if (field.storage() instanceof StorageType.Packed != packed) {
      throw stacks.invalid("%s is %s".formatted(what, packed ? "unpacked" : "packed"));
    }
  }

  private void requireNumeric(FieldType element) {
    if (ValueCode.isReference(unpacked(element))) {
      throw stacks.invalid("array type is not numeric or vector");
    }
  }

  private void requireElements(FieldType element) {
    var segmentType = context.element(cursor.secondIndex(), cursor.offset()).type();
    if (!types.matches(types.code(segmentType), unpacked(element))) {
      throw stacks.invalid(
          "type mismatch: element segment's type %s does not match array's field type %s"
              .formatted(segmentType.text(), element.storage().text()));
    }
  }

  private boolean matches(StorageType source, StorageType destination) {
    return switch (source) {
      case StorageType.Packed _ -> source.equals(destination);
      case ValueType type ->
          destination instanceof ValueType above
              && types.matches(types.code(type), types.code(above));
    };
  }
}
