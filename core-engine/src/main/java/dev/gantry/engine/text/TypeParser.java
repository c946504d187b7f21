package dev.gantry.engine.text;

import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.ArrayType;
import dev.gantry.engine.syntax.CompositeType.FieldType;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.CompositeType.StructType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads types (core 6.4). */
final class TypeParser {
  private static final Map<String, NumberType> NUMBERS =
      Stream.of(NumberType.values())
          .collect(Collectors.toUnmodifiableMap(NumberType::text, Function.identity()));
  private static final Map<String, HeapType> HEAP_TYPES =
      Stream.of(HeapType.Abstract.values())
          .collect(Collectors.toUnmodifiableMap(HeapType::text, Function.identity()));
  private static final Map<String, ReferenceType> REFERENCES =
      Stream.of(HeapType.Abstract.values())
          .map(type -> new ReferenceType(true, type))
          .collect(Collectors.toUnmodifiableMap(ReferenceType::text, Function.identity()));

  private final TokenReader reader;
  private final ModuleScope scope;

  TypeParser(TokenReader reader, ModuleScope scope) {
    this.reader = reader;
    this.scope = scope;
  }

  // Values, core 6.4.1 to 6.4.5

  ValueType valueType() {
    var number = reader.kind() == TokenKind.WORD ? NUMBERS.get(reader.text()) : null;
    if (number != null) {
      reader.advance();
      return number;
    }
    if (!isReferenceType()) {
      throw reader.unexpected("a value type");
    }
    return referenceType();
  }

  boolean isReferenceType() {
    return reader.isOpen("ref")
        || (reader.kind() == TokenKind.WORD && REFERENCES.containsKey(reader.text()));
  }

  ReferenceType referenceType() {
    if (reader.takeOpen("ref")) {
      boolean nullable = reader.takeWord("null");
      var type = new ReferenceType(nullable, heapType());
      reader.close();
      return type;
    }
    var type = reader.kind() == TokenKind.WORD ? REFERENCES.get(reader.text()) : null;
    if (type == null) {
      throw reader.unexpected("a reference type");
    }
    reader.advance();
    return type;
  }

  HeapType heapType() {
    var type = reader.kind() == TokenKind.WORD ? HEAP_TYPES.get(reader.text()) : null;
    if (type != null) {
      reader.advance();
      return type;
    }
    return new HeapType.Defined(scope.types.index(reader));
  }

  // Functions, core 6.4.6 and 6.6.3

  /** Reads the type of a function whose parameters may have identifiers. */
  FunctionType functionType(IndexSpace locals) {
    List<ValueType> parameters = new ArrayList<>();
    while (reader.takeOpen("param")) {
      variables(locals, parameters);
    }
    return new FunctionType(parameters, results());
  }

  /** Reads the rest of {@code (param $x i32)}, {@code (local i32 i64)} and the like. */
  void variables(IndexSpace locals, List<ValueType> types) {
    boolean named = reader.kind() == TokenKind.ID || scope.annotations.isNamed(reader);
    if (named) {
      locals.define(reader, scope.annotations);
      types.add(valueType());
    } else {
      while (!reader.atClose()) {
        types.add(valueType());
        locals.define();
      }
    }
    reader.close();
  }

  List<ValueType> results() {
    List<ValueType> results = new ArrayList<>();
    while (reader.takeOpen("result")) {
      while (!reader.atClose()) {
        results.add(valueType());
      }
      reader.close();
    }
    return results;
  }

  /** Reads a type use whose parameters may have identifiers. */
  TypeUse typeUse(IndexSpace locals) {
    return typeUse(() -> functionType(locals));
  }

  /** Reads a type use whose parameters have no identifiers. */
  TypeUse plainTypeUse() {
    return typeUse(this::plainFunctionType);
  }

  private TypeUse typeUse(Supplier<FunctionType> inlineType) {
    Optional<Integer> index = Optional.empty();
    if (reader.takeOpen("type")) {
      index = Optional.of(scope.types.index(reader));
      reader.close();
    }
    Optional<FunctionType> inline = Optional.empty();
    if (reader.isOpen("param") || reader.isOpen("result")) {
      inline = Optional.of(inlineType.get());
    }
    if (reader.isOpen("param") || reader.isOpen("type")) {
      reader.open();
      throw reader.unexpected("what follows a function type");
    }
    return new TypeUse(index, inline);
  }

  private FunctionType plainFunctionType() {
    List<ValueType> parameters = new ArrayList<>();
    while (reader.takeOpen("param")) {
      while (!reader.atClose()) {
        parameters.add(valueType());
      }
      reader.close();
    }
    return new FunctionType(parameters, results());
  }

  /**
   * {@return the index of the type that a type use stands for}
   *
   * @param at where it stands, for the message that both ways to give it disagree
   */
  int resolve(TypeUse use, int at) {
    if (use.typeIndex().isEmpty()) {
      return scope.indexOf(use.inline().orElseGet(() -> new FunctionType(List.of(), List.of())));
    }
    int index = use.typeIndex().orElseThrow();
    if (use.inline().isPresent()) {
      var type = scope.compositeType(index);
      if (type.isEmpty()) {
        throw reader.malformed(at, "unknown type " + Integer.toUnsignedString(index));
      }
      if (!type.orElseThrow().equals(use.inline().orElseThrow())) {
        throw reader.malformed(at, "inline function type does not match the type it refers to");
      }
    }
    return index;
  }

  /** Reads a block type, which needs an index only if it has parameters or several results. */
  BlockType blockType() {
    int at = reader.byteOffset();
    var use = plainTypeUse();
    if (use.typeIndex().isEmpty()) {
      if (use.inline().isEmpty()) {
        return new BlockType.Empty();
      }
      var type = use.inline().orElseThrow();
      if (type.parameters().isEmpty() && type.results().size() <= 1) {
        return type.results().isEmpty()
            ? new BlockType.Empty()
            : new BlockType.Result(type.results().getFirst());
      }
    }
    return new BlockType.Function(resolve(use, at));
  }

  // Definitions, core 6.4.7 to 6.4.9

  /** Reads the fields {@code (type …)} and {@code (rec …)}. */
  RecursiveType recursiveType() {
    List<SubType> subTypes = new ArrayList<>();
    boolean grouped = reader.takeOpen("rec");
    if (grouped) {
      while (!reader.atClose()) {
        subTypes.add(definition(scope.typeCount() + subTypes.size()));
      }
      reader.close();
    } else {
      subTypes.add(definition(scope.typeCount()));
    }
    return new RecursiveType(subTypes, grouped);
  }

  private SubType definition(int typeIndex) {
    reader.open("type");
    reader.takeId();
    if (!reader.takeOpen("sub")) {
      var type = new SubType(true, List.of(), compositeType(typeIndex));
      reader.close();
      return type;
    }
    boolean isFinal = reader.takeWord("final");
    List<Integer> supertypes = new ArrayList<>();
    while (IndexSpace.isIndex(reader)) {
      supertypes.add(scope.types.index(reader));
    }
    var type = new SubType(isFinal, supertypes, compositeType(typeIndex));
    reader.close();
    reader.close();
    return type;
  }

  private CompositeType compositeType(int typeIndex) {
    CompositeType type;
    if (reader.takeOpen("func")) {
      type = functionType(new IndexSpace("local"));
    } else if (reader.takeOpen("struct")) {
      type = structType(typeIndex);
    } else {
      reader.open("array");
      type = new ArrayType(fieldType());
    }
    reader.close();
    return type;
  }

  private StructType structType(int typeIndex) {
    var space = new IndexSpace("field");
    List<FieldType> fields = new ArrayList<>();
    while (reader.takeOpen("field")) {
      if (reader.kind() == TokenKind.ID) {
        space.define(reader, scope.annotations);
        fields.add(fieldType());
      } else {
        while (!reader.atClose()) {
          space.define();
          fields.add(fieldType());
        }
      }
      reader.close();
    }
    scope.fields.put(typeIndex, space);
    return new StructType(fields);
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
    for (var packed : StorageType.Packed.values()) {
      if (reader.takeWord(packed.text())) {
        return packed;
      }
    }
    return valueType();
  }

  // What modules import and export, core 6.4.10 to 6.4.16

  AddressType addressType() {
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

  ExternalType.MemoryType memoryType() {
    var addressType = addressType();
    var limits = limits();
    boolean shared = reader.takeWord("shared");
    return new ExternalType.MemoryType(addressType, limits, shared, pageByteLengthLog2());
  }

  /** Reads {@code (pagesize n)}, or nothing. */
  OptionalInt pageByteLengthLog2() {
    if (!reader.takeOpen("pagesize")) {
      return OptionalInt.empty();
    }
    int at = reader.byteOffset();
    int size = reader.u32();
    if (Integer.bitCount(size) != 1) {
      throw reader.malformed(at, "invalid custom page size: it must be a power of two");
    }
    reader.close();
    return OptionalInt.of(Integer.numberOfTrailingZeros(size));
  }

  ExternalType.TableType tableType(AddressType addressType) {
    return new ExternalType.TableType(addressType, limits(), referenceType());
  }

  ExternalType.GlobalType globalType() {
    if (reader.takeOpen("mut")) {
      var type = new ExternalType.GlobalType(valueType(), true);
      reader.close();
      return type;
    }
    return new ExternalType.GlobalType(valueType(), false);
  }
}
