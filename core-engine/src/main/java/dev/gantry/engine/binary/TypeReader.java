package dev.gantry.engine.binary;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads value types and the types that a module defines (core 5.3.1 to 5.3.9).
 *
 * <p>Types without indices are shared constants, so that reading those of a body allocates little.
 */
public final class TypeReader {
  private static final int CODES = 0x80;
  private static final @Nullable ValueType[] VALUE_TYPES = new ValueType[CODES];
  private static final HeapType.@Nullable Abstract[] HEAP_TYPES = new HeapType.Abstract[CODES];
  private static final @Nullable BlockType[] RESULTS = new BlockType[CODES];
  private static final BlockType EMPTY = new BlockType.Empty();

  static {
    for (var type : ValueType.NumberType.values()) {
      VALUE_TYPES[type.code()] = type;
      RESULTS[type.code()] = new BlockType.Result(type);
    }
    for (var heapType : HeapType.Abstract.values()) {
      var type = new ReferenceType(true, heapType);
      HEAP_TYPES[heapType.code()] = heapType;
      VALUE_TYPES[heapType.code()] = type;
      RESULTS[heapType.code()] = new BlockType.Result(type);
    }
  }

  private final ByteReader reader;

  /** Reads on where another reader stands, and moves it. */
  public TypeReader(ByteReader reader) {
    this.reader = reader;
  }

  /** {@return a value type} */
  public ValueType valueType() {
    return referenceOrValueType("malformed reference type", VALUE_TYPES);
  }

  /** {@return a reference type} */
  public ReferenceType referenceType() {
    int start = reader.position();
    if (referenceOrValueType("malformed reference type", VALUE_TYPES)
        instanceof ReferenceType type) {
      return type;
    }
    throw MalformedException.at(start, "malformed reference type");
  }

  /** {@return a heap type} */
  public HeapType heapType() {
    int start = reader.position();
    int first = reader.peek();
    if (first >= 0x40 && first < CODES) {
      reader.readByte();
      var known = HEAP_TYPES[first];
      if (known == null) {
        throw MalformedException.at(start, "malformed heap type");
      }
      return known;
    }
    long typeIndex = reader.readS33();
    if (typeIndex < 0) {
      throw MalformedException.at(start, "malformed heap type");
    }
    return new HeapType.Defined((int) typeIndex);
  }

  /** {@return a block type} */
  public BlockType blockType() {
    int first = reader.peek();
    if (first == BinaryCodes.EMPTY_BLOCK) {
      reader.readByte();
      return EMPTY;
    }
    if (first > BinaryCodes.EMPTY_BLOCK && first < CODES) {
      var type = valueType();
      var known = RESULTS[first];
      return known != null ? known : new BlockType.Result(type);
    }
    int start = reader.position();
    long typeIndex = reader.readS33();
    if (typeIndex < 0) {
      throw MalformedException.at(start, "malformed block type");
    }
    return new BlockType.Function((int) typeIndex);
  }

  /** {@return a list of value types} */
  public List<ValueType> valueTypes() {
    return list(this::valueType);
  }

  /** {@return a recursive type, with or without its own byte} */
  public RecursiveType recursiveType() {
    if (reader.peek() == BinaryCodes.RECURSIVE_TYPE) {
      reader.readByte();
      return new RecursiveType(list(this::subType), true);
    }
    return new RecursiveType(List.of(subType()));
  }

  /** {@return a function, structure or array type} */
  public CompositeType compositeType() {
    int start = reader.position();
    return switch (reader.readByte()) {
      case BinaryCodes.FUNCTION_TYPE -> new CompositeType.FunctionType(valueTypes(), valueTypes());
      case BinaryCodes.STRUCT_TYPE -> new CompositeType.StructType(list(this::fieldType));
      case BinaryCodes.ARRAY_TYPE -> new CompositeType.ArrayType(fieldType());
      default -> throw malformed(start, "malformed definition type");
    };
  }

  /** {@return whether something may be written} */
  public boolean mutability() {
    int flag = reader.readByte();
    if (flag > 1) {
      throw MalformedException.at(reader.position() - 1, "malformed mutability");
    }
    return flag == 1;
  }

  private SubType subType() {
    int first = reader.peek();
    if (first != BinaryCodes.SUB_TYPE && first != BinaryCodes.FINAL_SUB_TYPE) {
      return new SubType(true, List.of(), compositeType());
    }
    reader.readByte();
    return new SubType(first == BinaryCodes.FINAL_SUB_TYPE, list(reader::readU32), compositeType());
  }

  private CompositeType.FieldType fieldType() {
    return new CompositeType.FieldType(storageType(), mutability());
  }

  private StorageType storageType() {
    for (var packed : StorageType.Packed.values()) {
      if (reader.peek() == packed.code()) {
        reader.readByte();
        return packed;
      }
    }
    return referenceOrValueType("malformed storage type", VALUE_TYPES);
  }

  private ValueType referenceOrValueType(String message, @Nullable ValueType[] known) {
    int start = reader.position();
    int first = reader.readByte();
    if (first == BinaryCodes.REFERENCE || first == BinaryCodes.NULLABLE_REFERENCE) {
      return new ReferenceType(first == BinaryCodes.NULLABLE_REFERENCE, heapType());
    }
    var type = first < CODES ? known[first] : null;
    if (type == null) {
      throw malformed(start, message);
    }
    return type;
  }

  /** A type's code is a signed number of 7 bits, so a byte that goes on is another mistake. */
  private MalformedException malformed(int start, String message) {
    reader.moveTo(start);
    reader.readS7();
    return MalformedException.at(start, message);
  }

  private <T> List<T> list(Supplier<T> element) {
    int count = reader.readLength();
    var elements = new ArrayList<T>(Math.min(count, 1024));
    for (int i = 0; i < count; i++) {
      elements.add(element.get());
    }
    return elements;
  }
}
