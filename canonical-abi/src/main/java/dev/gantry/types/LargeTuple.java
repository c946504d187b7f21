package dev.gantry.types;

import java.util.List;

/** A tuple of more elements than there are classes for. */
public record LargeTuple(List<Object> elements) implements Tuple {
  public LargeTuple {
    elements = List.copyOf(elements);
    if (elements.size() <= 16) {
      throw new IllegalArgumentException(
          "Tuple%d is the class for %1$d elements".formatted(elements.size()));
    }
  }

  @Override
  public List<Object> toList() {
    return elements;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LargeTuple that && Contents.equal(elements, that.elements);
  }

  @Override
  public int hashCode() {
    return Contents.hash(elements);
  }

  @Override
  public String toString() {
    return TupleText.of(this);
  }
}
