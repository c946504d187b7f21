package dev.gantry.engine;

import java.util.List;

/** The type of structures (core 2.3.8). */
public record StructType(List<FieldType> fields) implements CompositeType {
  public StructType {
    fields = List.copyOf(fields);
  }
}
