package dev.gantry.engine.valid;

import dev.gantry.engine.Feature;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.ValueType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the rules for instructions know of the module around them (core 3.1.2).
 *
 * <p>Filled section by section, imports first, and unchanged once bodies are validated.
 */
final class ModuleContext {
  final TypeSpace types = new TypeSpace();
  final FeatureGate gate;
  final List<Integer> functionTypeIndices = new ArrayList<>();
  final List<ExternalType.TableType> tables = new ArrayList<>();
  final List<ExternalType.MemoryType> memories = new ArrayList<>();
  final List<ExternalType.TagType> tags = new ArrayList<>();
  final List<ExternalType.GlobalType> globals = new ArrayList<>();
  final List<ElementSegment> elements;
  final OptionalInt dataCount;

  /** Functions that occur outside of bodies, which alone a body may refer to (core 3.4.14). */
  final BitSet declaredReferences = new BitSet();

  int importedGlobalCount;

  ModuleContext(FeatureGate gate, List<ElementSegment> elements, OptionalInt dataCount) {
    this.gate = gate;
    this.elements = elements;
    this.dataCount = dataCount;
  }

  ExternalType.TableType table(int index, long offset) {
    return lookup("table", tables, index, offset);
  }

  ExternalType.MemoryType memory(int index, long offset) {
    return lookup("memory", memories, index, offset);
  }

  ExternalType.GlobalType global(int index, long offset) {
    return lookup("global", globals, index, offset);
  }

  ElementSegment element(int index, long offset) {
    return lookup("elem segment", elements, index, offset);
  }

  int functionTypeIndex(int index, long offset) {
    return lookup("function", functionTypeIndices, index, offset);
  }

  BlockShape tag(int index, long offset) {
    return functionShape(lookup("tag", tags, index, offset).typeIndex(), offset);
  }

  /** Requires a data segment, whose number must have been announced before the code. */
  void requireData(int index, long offset) {
    if (dataCount.isEmpty()) {
      throw MalformedException.at(offset, "data count section required");
    }
    if (Integer.compareUnsigned(index, dataCount.getAsInt()) >= 0) {
      throw unknown("data segment", index, offset);
    }
  }

  void requireType(int typeIndex, long offset) {
    if (!types.contains(typeIndex)) {
      throw unknown("type", typeIndex, offset);
    }
  }

  /** Requires that a value type is known and enabled. */
  void requireType(ValueType type, long offset) {
    gate.requireType(type, offset);
    if (type instanceof ValueType.ReferenceType(_, HeapType.Defined(int typeIndex))) {
      requireType(typeIndex, offset);
    }
  }

  /** Requires that a heap type is known and enabled, be its references nullable or not. */
  void requireHeapType(HeapType type, long offset) {
    gate.requireHeapType(type, true, offset);
    if (type instanceof HeapType.Defined(int typeIndex)) {
      requireType(typeIndex, offset);
    }
  }

  BlockShape functionShape(int typeIndex, long offset) {
    requireType(typeIndex, offset);
    var shape = types.functionShape(typeIndex);
    if (shape == null) {
      throw InvalidException.at(offset, "non-function type " + Integer.toUnsignedString(typeIndex));
    }
    return shape;
  }

  CompositeType.StructType struct(int typeIndex, long offset) {
    requireType(typeIndex, offset);
    if (types.composite(typeIndex) instanceof CompositeType.StructType type) {
      return type;
    }
    throw InvalidException.at(offset, "non-structure type " + Integer.toUnsignedString(typeIndex));
  }

  CompositeType.FieldType array(int typeIndex, long offset) {
    requireType(typeIndex, offset);
    if (types.composite(typeIndex) instanceof CompositeType.ArrayType(var element)) {
      return element;
    }
    throw InvalidException.at(offset, "non-array type " + Integer.toUnsignedString(typeIndex));
  }

  boolean has(Feature feature) {
    return gate.has(feature);
  }

  private static <T> T lookup(String space, List<T> entries, int index, long offset) {
    if (Integer.compareUnsigned(index, entries.size()) >= 0) {
      throw unknown(space, index, offset);
    }
    return entries.get(index);
  }

  private static InvalidException unknown(String space, int index, long offset) {
    return InvalidException.at(
        offset, "unknown %s %s".formatted(space, Integer.toUnsignedString(index)));
  }
}
