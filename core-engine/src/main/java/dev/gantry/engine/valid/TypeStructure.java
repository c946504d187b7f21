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
 * from outside by its id (core 3.1.4, rolling). It refers to no type, and keeps none in memory.
 */
final class TypeStructure {
  private static final int OUTSIDE = -1;
  private static final int INSIDE = -2;
  private static final int FUNCTION = -3;
  private static final int STRUCT = -4;
  private static final int ARRAY = -5;

  private final int[] words;

  private TypeStructure(int[] words) {
    this.words = words;
  }

  /** {@return the structure of a type, given the ids of types below its first index} */
  static TypeStructure of(RecursiveType type, int firstTypeIndex, IntUnaryOperator outsideId) {
    var writer = new Writer(firstTypeIndex, outsideId);
    type.subTypes().forEach(writer::add);
    return new TypeStructure(Arrays.copyOf(writer.words, writer.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeStructure that && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  private static final class Writer {
    private final int firstTypeIndex;
    private final IntUnaryOperator outsideId;
    private int[] words = new int[16];
    private int length;

    private Writer(int firstTypeIndex, IntUnaryOperator outsideId) {
      this.firstTypeIndex = firstTypeIndex;
      this.outsideId = outsideId;
    }

    private void add(SubType type) {
      add(type.isFinal() ? 1 : 0);
      add(type.supertypeIndices().size());
      type.supertypeIndices().forEach(this::addTypeIndex);
      switch (type.composite()) {
        case CompositeType.FunctionType(var parameters, var results) -> {
          add(FUNCTION);
          addAll(parameters);
          addAll(results);
        }
        case CompositeType.StructType(var fields) -> {
          add(STRUCT);
          add(fields.size());
          fields.forEach(this::add);
        }
        case CompositeType.ArrayType(var element) -> {
          add(ARRAY);
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
  }
}
