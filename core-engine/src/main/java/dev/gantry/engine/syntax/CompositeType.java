package dev.gantry.engine.syntax;

import java.util.List;

/** The shape of a type that a module defines (core 2.3.8). */
public sealed interface CompositeType {

  /** The type of functions: what they take and return. */
  record FunctionType(List<ValueType> parameters, List<ValueType> results)
      implements CompositeType {
    public FunctionType {
      parameters = List.copyOf(parameters);
      results = List.copyOf(results);
    }
  }

  /** The type of structures. */
  record StructType(List<FieldType> fields) implements CompositeType {
    public StructType {
      fields = List.copyOf(fields);
    }
  }

  /** The type of arrays. */
  record ArrayType(FieldType element) implements CompositeType {}

  /** What a field holds, and whether it may be written. */
  record FieldType(StorageType storage, boolean mutable) {}
}
