package dev.gantry.engine.binary;

import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;

/** Writes types in their shortest form (core 5.3). */
public final class TypeWriter {
  private final ByteWriter writer;

  /** Writes on where another writer stands. */
  public TypeWriter(ByteWriter writer) {
    this.writer = writer;
  }

  /** Writes a value type. */
  public void valueType(ValueType type) {
    switch (type) {
      case ValueType.NumberType number -> writer.writeByte(number.code());
      case ValueType.ReferenceType reference -> referenceType(reference);
    }
  }

  /** Writes a reference type; nullable references to what every module knows take one byte. */
  public void referenceType(ValueType.ReferenceType type) {
    if (type.nullable() && type.heapType() instanceof HeapType.Abstract known) {
      writer.writeByte(known.code());
      return;
    }
    writer.writeByte(type.nullable() ? BinaryCodes.NULLABLE_REFERENCE : BinaryCodes.REFERENCE);
    heapType(type.heapType());
  }

  /** Writes a heap type. */
  public void heapType(HeapType type) {
    switch (type) {
      case HeapType.Abstract known -> writer.writeByte(known.code());
      case HeapType.Defined(int typeIndex) -> writer.writeSigned(Integer.toUnsignedLong(typeIndex));
    }
  }

  /** Writes a block type. */
  public void blockType(BlockType type) {
    switch (type) {
      case BlockType.Empty _ -> writer.writeByte(BinaryCodes.EMPTY_BLOCK);
      case BlockType.Result(ValueType result) -> valueType(result);
      case BlockType.Function(int typeIndex) ->
          writer.writeSigned(Integer.toUnsignedLong(typeIndex));
    }
  }

  /** Writes a recursive type; a byte tells that it is a group. */
  public void recursiveType(RecursiveType type) {
    if (!type.grouped()) {
      subType(type.subTypes().getFirst());
      return;
    }
    writer.writeByte(BinaryCodes.RECURSIVE_TYPE);
    writer.writeList(type.subTypes(), this::subType);
  }

  private void subType(SubType type) {
    if (!type.isFinal() || !type.supertypeIndices().isEmpty()) {
      writer.writeByte(type.isFinal() ? BinaryCodes.FINAL_SUB_TYPE : BinaryCodes.SUB_TYPE);
      writer.writeList(type.supertypeIndices(), writer::writeU32);
    }
    compositeType(type.composite());
  }

  private void compositeType(CompositeType type) {
    switch (type) {
      case CompositeType.FunctionType(var parameters, var results) -> {
        writer.writeByte(BinaryCodes.FUNCTION_TYPE);
        writer.writeList(parameters, this::valueType);
        writer.writeList(results, this::valueType);
      }
      case CompositeType.StructType(var fields) -> {
        writer.writeByte(BinaryCodes.STRUCT_TYPE);
        writer.writeList(fields, this::fieldType);
      }
      case CompositeType.ArrayType(var element) -> {
        writer.writeByte(BinaryCodes.ARRAY_TYPE);
        fieldType(element);
      }
    }
  }

  private void fieldType(CompositeType.FieldType type) {
    switch (type.storage()) {
      case StorageType.Packed packed -> writer.writeByte(packed.code());
      case ValueType value -> valueType(value);
    }
    flag(type.mutable());
  }

  /** Writes the type of an import, after the byte of its kind. */
  public void externalType(ExternalType type) {
    writer.writeByte(type.kind().code());
    switch (type) {
      case ExternalType.FunctionImport(int typeIndex) -> writer.writeU32(typeIndex);
      case ExternalType.TableType table -> tableType(table);
      case ExternalType.MemoryType memory -> memoryType(memory);
      case ExternalType.GlobalType global -> globalType(global);
      case ExternalType.TagType tag -> tagType(tag);
    }
  }

  /** Writes the type of a table. */
  public void tableType(ExternalType.TableType type) {
    referenceType(type.elementType());
    writer.writeByte(flags(type.addressType(), type.limits()));
    limits(type.limits());
  }

  /** Writes the type of a memory. */
  public void memoryType(ExternalType.MemoryType type) {
    boolean hasPageSize = type.declaredPageByteLengthLog2().isPresent();
    writer.writeByte(
        flags(type.addressType(), type.limits())
            | (type.shared() ? BinaryCodes.SHARED : 0)
            | (hasPageSize ? BinaryCodes.HAS_PAGE_SIZE : 0));
    limits(type.limits());
    if (hasPageSize) {
      writer.writeU32(type.pageByteLengthLog2());
    }
  }

  /** Writes the type of a global. */
  public void globalType(ExternalType.GlobalType type) {
    valueType(type.type());
    flag(type.mutable());
  }

  /** Writes the type of a tag. */
  public void tagType(ExternalType.TagType type) {
    writer.writeByte(0);
    writer.writeU32(type.typeIndex());
  }

  private static int flags(AddressType addressType, Limits limits) {
    return (limits.maximum().isPresent() ? BinaryCodes.HAS_MAXIMUM : 0)
        | (addressType == AddressType.I64 ? BinaryCodes.ADDRESS_64 : 0);
  }

  private void limits(Limits limits) {
    writer.writeU64(limits.minimum());
    limits.maximum().ifPresent(writer::writeU64);
  }

  private void flag(boolean value) {
    writer.writeByte(value ? 1 : 0);
  }
}
