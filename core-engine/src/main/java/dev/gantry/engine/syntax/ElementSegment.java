package dev.gantry.engine.syntax;

import java.util.List;

/**
 * References to copy into tables (core 2.5.8).
 *
 * @param explicitTable whether the formats spell out table and type although they could be left
 *     out: it makes no difference beyond them
 */
public record ElementSegment(
    ValueType.ReferenceType type, Items items, SegmentMode mode, boolean explicitTable) {

  /** A segment in its shortest form. */
  public ElementSegment(ValueType.ReferenceType type, Items items, SegmentMode mode) {
    this(type, items, mode, false);
  }

  /** What a segment holds, in one of the two forms of the binary format. */
  public sealed interface Items {

    /** {@return the number of elements} */
    int count();

    /** References to functions, by index. */
    record Functions(List<Integer> functionIndices) implements Items {
      public Functions {
        functionIndices = List.copyOf(functionIndices);
      }

      @Override
      public int count() {
        return functionIndices.size();
      }
    }

    /** Encoded constant expressions, each with its {@code end}. */
    record Expressions(List<Bytes> expressions) implements Items {
      public Expressions {
        expressions = List.copyOf(expressions);
      }

      @Override
      public int count() {
        return expressions.size();
      }
    }
  }
}
