package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * All that tells a recursive type from others: a type of its own is named by its position, a type
 * from outside by its id (core 3.1.4, rolling).
 */
final class TypeStructure {
  private static final int OUTSIDE = -1;
  private static final int INSIDE = -2;

  private final int firstTypeIndex;
  private final IntUnaryOperator outsideId;
  private int[] words = new int[16];
  private int length;

  private TypeStructure(int firstTypeIndex, IntUnaryOperator outsideId) {
    this.firstTypeIndex = firstTypeIndex;
    this.outsideId = outsideId;
  }

  static TypeStructure of(RecursiveType type, int firstTypeIndex, IntUnaryOperator outsideId) {
    var structure = new TypeStructure(firstTypeIndex, outsideId);
    type.subTypes().forEach(structure::add);
    structure.words = Arrays.copyOf(structure.words, structure.length);
    return structure;
  }

  private void add(SubType type) {
    add(type.isFinal() ? 1 : 0);
    add(type.supertypeIndices().size());
    type.supertypeIndices().forEach(this::addTypeIndex);
    switch (type.composite()) {
      case CompositeType.FunctionType(var parameters, var results) -> {
        add(CanonicalType.Kind.FUNCTION.ordinal());
        addAll(parameters);
        addAll(results);
      }
      case CompositeType.StructType(var fields) -> {
        add(CanonicalType.Kind.STRUCT.ordinal());
        add(fields.size());
        fields.forEach(this::add);
      }
      case CompositeType.ArrayType(var element) -> {
        add(CanonicalType.Kind.ARRAY.ordinal());
        add(element);
      }
    }
  }

  private void addAll(List<ValueType> types) {
    add(types.size());
    types.forEach(this::add);
  }

  private void add(CompositeType.FieldType field) {
    add(field.mutable() ? 1 : 0);
    switch (field.storage()) {
      case StorageType.Packed packed -> add(packed.code());
      case ValueType type -> add(type);
    }
  }

  private void add(ValueType type) {
    switch (type) {
      case ValueType.NumberType number -> add(number.code());
      case ValueType.ReferenceType(boolean nullable, var heapType) -> {
        add(nullable ? 1 : 0);
        switch (heapType) {
          case HeapType.Abstract known -> add(known.code());
          case HeapType.Defined(int typeIndex) -> addTypeIndex(typeIndex);
        }
      }
    }
  }

  private void addTypeIndex(int typeIndex) {
    if (typeIndex < firstTypeIndex) {
      add(OUTSIDE);
      add(outsideId.applyAsInt(typeIndex));
    } else {
      add(INSIDE);
      add(typeIndex - firstTypeIndex);
    }
  }

  private void add(int word) {
    if (length == words.length) {
      words = Arrays.copyOf(words, 2 * length);
    }
    words[length++] = word;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeStructure that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
