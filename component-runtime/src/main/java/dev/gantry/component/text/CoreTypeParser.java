package dev.gantry.component.text;

import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.FieldType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads core types, whose names are those of the component (Explainer.md, core:type). */
final class CoreTypeParser {
  private final TextParser parser;
  private final TokenReader reader;

  CoreTypeParser(TextParser parser) {
    this.parser = parser;
    this.reader = parser.reader();
  }

  // Definitions

  /** Reads what follows {@code (core type}, up to the closing parenthesis, and adds the type. */
  void definition() {
    Name name = Name.read(reader);
    if (reader.takeOpen("module")) {
      CoreType.ModuleType type = new ModuleTypeParser(parser, this).type(name.id());
      reader.close();
      parser.scope().addModuleType(type, name);
      return;
    }
    // A type may refer to itself.
    parser.scope().define(Sort.CORE_TYPE, name);
    SubType type = subType();
    parser.scope().addCoreTypes(new CoreType.Recursive(new RecursiveType(List.of(type))));
  }

  /** Reads what follows {@code (core rec}, up to the closing parenthesis, and adds the types. */
  void recursive() {
    parser.scope().addCoreTypes(new CoreType.Recursive(group()));
  }

  /** Reads types that may refer to one another, and gives them their indices. */
  RecursiveType group() {
    int first = reader.index();
    while (reader.kind() == TokenKind.OPEN) {
      int here = reader.index();
      reader.open("type");
      parser.scope().define(Sort.CORE_TYPE, Name.read(reader));
      reader.seek(here);
      reader.skipList();
    }
    reader.seek(first);
    var types = new ArrayList<SubType>();
    while (reader.takeOpen("type")) {
      reader.takeId();
      types.add(subType());
      reader.close();
    }
    return new RecursiveType(types);
  }

  /** Reads a type that is no module type. */
  SubType subType() {
    if (!reader.takeOpen("sub")) {
      return new SubType(true, List.of(), compositeType());
    }
    boolean isFinal = reader.takeWord("final");
    var supertypes = new ArrayList<Integer>();
    while (Reference.isIndex(reader)) {
      supertypes.add(index());
    }
    CompositeType type = compositeType();
    reader.close();
    return new SubType(isFinal, supertypes, type);
  }

  private CompositeType compositeType() {
    CompositeType type;
    if (reader.takeOpen("func")) {
      type = functionType();
    } else if (reader.takeOpen("struct")) {
      type = structType();
    } else {
      reader.open("array");
      type = new CompositeType.ArrayType(fieldType());
    }
    reader.close();
    return type;
  }

  /** Reads parameters and results. */
  CompositeType.FunctionType functionType() {
    var parameters = new ArrayList<ValueType>();
    while (reader.takeOpen("param")) {
      boolean named = reader.takeId().isPresent();
      do {
        if (!reader.atClose()) {
          parameters.add(valueType());
        }
      } while (!named && !reader.atClose());
      reader.close();
    }
    var results = new ArrayList<ValueType>();
    while (reader.takeOpen("result")) {
      while (!reader.atClose()) {
        results.add(valueType());
      }
      reader.close();
    }
    return new CompositeType.FunctionType(parameters, results);
  }

  private CompositeType structType() {
    var fields = new ArrayList<FieldType>();
    while (reader.takeOpen("field")) {
      boolean named = reader.takeId().isPresent();
      do {
        if (!reader.atClose()) {
          fields.add(fieldType());
        }
      } while (!named && !reader.atClose());
      reader.close();
    }
    return new CompositeType.StructType(fields);
  }

  private FieldType fieldType() {
    if (reader.takeOpen("mut")) {
      var type = new FieldType(storageType(), true);
      reader.close();
      return type;
    }
    return new FieldType(storageType(), false);
  }

  private StorageType storageType() {
    for (StorageType.Packed packed : StorageType.Packed.values()) {
      if (reader.takeWord(packed.text())) {
        return packed;
      }
    }
    return valueType();
  }

  // Values

  /** Reads a core value type. */
  ValueType valueType() {
    for (ValueType.NumberType number : ValueType.NumberType.values()) {
      if (reader.takeWord(number.text())) {
        return number;
      }
    }
    return referenceType();
  }

  private ValueType.ReferenceType referenceType() {
    if (reader.takeOpen("ref")) {
      boolean nullable = reader.takeWord("null");
      var type = new ValueType.ReferenceType(nullable, heapType());
      reader.close();
      return type;
    }
    for (HeapType.Abstract known : HeapType.Abstract.values()) {
      var type = new ValueType.ReferenceType(true, known);
      if (reader.takeWord(type.text())) {
        return type;
      }
    }
    throw reader.unexpected("a core value type");
  }

  private HeapType heapType() {
    Optional<HeapType.Abstract> known =
        Arrays.stream(HeapType.Abstract.values())
            .filter(type -> reader.isWord(type.text()))
            .findFirst();
    if (known.isPresent()) {
      reader.advance();
      return known.get();
    }
    return new HeapType.Defined(index());
  }

  private int index() {
    return parser.scope().resolveHere(Reference.index(reader, Sort.CORE_TYPE));
  }

  // What modules import and export

  /** Reads a table type. */
  ExternalType.TableType tableType() {
    AddressType addressType = addressType();
    return new ExternalType.TableType(addressType, limits(), referenceType());
  }

  /** Reads a memory type. */
  ExternalType.MemoryType memoryType() {
    AddressType addressType = addressType();
    Limits limits = limits();
    boolean shared = reader.takeWord("shared");
    OptionalInt pageByteLengthLog2 = OptionalInt.empty();
    if (reader.takeOpen("pagesize")) {
      int at = reader.byteOffset();
      int size = reader.u32();
      if (Integer.bitCount(size) != 1) {
        throw reader.malformed(at, "invalid custom page size: it must be a power of two");
      }
      pageByteLengthLog2 = OptionalInt.of(Integer.numberOfTrailingZeros(size));
      reader.close();
    }
    return new ExternalType.MemoryType(addressType, limits, shared, pageByteLengthLog2);
  }

  /** Reads a global type. */
  ExternalType.GlobalType globalType() {
    if (reader.takeOpen("mut")) {
      var type = new ExternalType.GlobalType(valueType(), true);
      reader.close();
      return type;
    }
    return new ExternalType.GlobalType(valueType(), false);
  }

  private AddressType addressType() {
    if (reader.takeWord("i64")) {
      return AddressType.I64;
    }
    reader.takeWord("i32");
    return AddressType.I32;
  }

  private Limits limits() {
    long minimum = reader.u64();
    return new Limits(
        minimum, reader.isNatural() ? OptionalLong.of(reader.u64()) : OptionalLong.empty());
  }
}
