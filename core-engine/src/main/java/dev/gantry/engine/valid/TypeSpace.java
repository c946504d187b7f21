package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types that a module defines, by index, with their canonical forms (core 3.2.9).
 *
 * <p>Grows while the type section is validated and does not change afterwards, when any thread may
 * read it.
 */
public final class TypeSpace {
  private static final int[] NO_FIELDS = {};

  private final List<SubType> subTypes = new ArrayList<>();
  private final List<CanonicalType> canonicalTypes = new ArrayList<>();

  /** For each type the lowest index of the same type. */
  private final List<Integer> lowestIndices = new ArrayList<>();

  private final List<@Nullable BlockShape> functionShapes = new ArrayList<>();

  /** For each structure what its fields are on the stack, for other types nothing. */
  private final List<int[]> fieldCodes = new ArrayList<>();

  private final Map<CanonicalType, Integer> indices = new HashMap<>();

  TypeSpace() {}

  /** {@return the space of types that are known to be valid, such as those of host functions} */
  public static TypeSpace of(List<RecursiveType> types) {
    var space = new TypeSpace();
    types.forEach(space::add);
    return space;
  }

  /**
   * {@return the canonical types of a recursive type that stands in no module}
   *
   * @param outside what type indices below its own stand for
   */
  public static List<CanonicalType> canonical(RecursiveType type, List<CanonicalType> outside) {
    return CanonicalTypes.intern(type, outside.size(), outside::get);
  }

  /** Adds a recursive type all of whose indices are known to be in order. */
  void add(RecursiveType type) {
    int first = size();
    subTypes.addAll(type.subTypes());
    for (var canonical : CanonicalTypes.intern(type, first, this::canonical)) {
      int index = canonicalTypes.size();
      canonicalTypes.add(canonical);
      var lowest = indices.putIfAbsent(canonical, index);
      lowestIndices.add(lowest == null ? index : lowest);
    }
    for (var subType : type.subTypes()) {
      functionShapes.add(
          subType.composite() instanceof FunctionType function
              ? new BlockShape(function, codes(function.parameters()), codes(function.results()))
              : null);
      fieldCodes.add(
          subType.composite() instanceof CompositeType.StructType(var fields)
              ? fields.stream().mapToInt(field -> unpackedCode(field.storage())).toArray()
              : NO_FIELDS);
    }
  }

  /** {@return the number of types} */
  public int size() {
    return canonicalTypes.size();
  }

  /** {@return whether an index, as an unsigned number, names a type} */
  public boolean contains(int typeIndex) {
    return Integer.compareUnsigned(typeIndex, size()) < 0;
  }

  /** {@return a type as the module writes it} */
  public SubType subType(int typeIndex) {
    return subTypes.get(typeIndex);
  }

  /** {@return the composite type of an index} */
  public CompositeType composite(int typeIndex) {
    return subTypes.get(typeIndex).composite();
  }

  /** {@return what is the same for the same type in all modules} */
  public CanonicalType canonical(int typeIndex) {
    return canonicalTypes.get(typeIndex);
  }

  /** {@return whether a type of one module is, or lies below, a type of another} */
  public static boolean matches(
      TypeSpace space, ValueType type, TypeSpace otherSpace, ValueType above) {
    if (type instanceof ReferenceType(boolean nullable, var heapType)
        && above instanceof ReferenceType(boolean aboveNullable, var aboveHeapType)) {
      return (aboveNullable || !nullable) && matches(space, heapType, otherSpace, aboveHeapType);
    }
    return type.equals(above);
  }

  /** {@return whether a heap type of one module is, or lies below, one of another} */
  public static boolean matches(
      TypeSpace space, HeapType type, TypeSpace otherSpace, HeapType above) {
    return switch (type) {
      case HeapType.Abstract known ->
          switch (above) {
            case HeapType.Abstract knownAbove -> HeapTypes.matches(known, knownAbove);
            case HeapType.Defined(int index) ->
                HeapTypes.isBelow(known, otherSpace.canonical(index).kind());
          };
      case HeapType.Defined(int index) ->
          switch (above) {
            case HeapType.Abstract knownAbove ->
                HeapTypes.matches(space.canonical(index).kind(), knownAbove);
            case HeapType.Defined(int aboveIndex) ->
                space.canonical(index).isSubtypeOf(otherSpace.canonical(aboveIndex));
          };
    };
  }

  // The same on codes, for the stacks of the validator

  int code(ValueType type) {
    return switch (type) {
      case ValueType.NumberType number -> ValueCode.of(number);
      case ReferenceType(boolean nullable, var heapType) ->
          ValueCode.reference(nullable, heapCode(heapType));
    };
  }

  int heapCode(HeapType heapType) {
    return switch (heapType) {
      case HeapType.Abstract known -> known.code();
      case HeapType.Defined(int typeIndex) -> ValueCode.definedHeap(lowestIndices.get(typeIndex));
    };
  }

  int referenceCode(boolean nullable, int typeIndex) {
    return ValueCode.reference(nullable, ValueCode.definedHeap(lowestIndices.get(typeIndex)));
  }

  int[] codes(List<ValueType> types) {
    return types.stream().mapToInt(this::code).toArray();
  }

  /** {@return the code of what is on the stack for what is in a field} */
  int unpackedCode(StorageType storage) {
    return switch (storage) {
      case StorageType.Packed _ -> ValueCode.I32;
      case ValueType type -> code(type);
    };
  }

  /** {@return the codes of what is on the stack for the fields of a structure} */
  int[] fieldCodes(int typeIndex) {
    return fieldCodes.get(typeIndex);
  }

  /** {@return the shape of a block of a function type, or null if the type is of another kind} */
  @Nullable BlockShape functionShape(int typeIndex) {
    return functionShapes.get(typeIndex);
  }

  boolean matches(int code, int above) {
    if (code == above || code == ValueCode.BOTTOM) {
      return true;
    }
    return ValueCode.isReference(code)
        && ValueCode.isReference(above)
        && (ValueCode.isNullable(above) || !ValueCode.isNullable(code))
        && heapMatches(ValueCode.heap(code), ValueCode.heap(above));
  }

  boolean heapMatches(int heap, int above) {
    if (heap == above || heap == ValueCode.BOTTOM_HEAP) {
      return true;
    }
    if (above == ValueCode.BOTTOM_HEAP) {
      return false;
    }
    if (ValueCode.isDefined(heap)) {
      var canonical = canonical(ValueCode.typeIndex(heap));
      return ValueCode.isDefined(above)
          ? canonical.isSubtypeOf(canonical(ValueCode.typeIndex(above)))
          : HeapTypes.matches(canonical.kind(), HeapTypes.of(above));
    }
    return ValueCode.isDefined(above)
        ? HeapTypes.isBelow(HeapTypes.of(heap), canonical(ValueCode.typeIndex(above)).kind())
        : HeapTypes.matches(HeapTypes.of(heap), HeapTypes.of(above));
  }

  /** {@return the heap code of the topmost type above one} */
  int topHeap(int heap) {
    return (ValueCode.isDefined(heap)
            ? HeapTypes.top(HeapTypes.abstractOf(canonical(ValueCode.typeIndex(heap)).kind()))
            : HeapTypes.top(HeapTypes.of(heap)))
        .code();
  }

  /** {@return the type that a code stands for, or null for one that is known in no module} */
  @Nullable ValueType valueType(int code) {
    if (ValueCode.isNumberOrVector(code)) {
      return ValueCode.number(code);
    }
    int heap = ValueCode.heap(code);
    if (code == ValueCode.BOTTOM || heap == ValueCode.BOTTOM_HEAP) {
      return null;
    }
    return new ReferenceType(
        ValueCode.isNullable(code),
        ValueCode.isDefined(heap)
            ? new HeapType.Defined(ValueCode.typeIndex(heap))
            : HeapTypes.of(heap));
  }

  String text(int code) {
    var type = valueType(code);
    return type == null ? "bot" : type.text();
  }

  String text(int[] codes, int from, int to) {
    var text = new StringBuilder("[");
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : " ").append(text(codes[i]));
    }
    return text.append(']').toString();
  }

  String text(int[] codes) {
    return text(codes, 0, codes.length);
  }
}
