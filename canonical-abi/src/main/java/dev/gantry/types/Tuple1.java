package dev.gantry.types;

import java.util.List;

/**
 * A tuple of 1 element. Elements that are arrays compare by content.
 *
 * @param <A> the type of the first element
 * @param first the first element
 */
public record Tuple1<A>(A first) implements Tuple {
  @Override
  public List<Object> toList() {
    return List.of(first);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple1<?> that && Contents.equal(toList(), that.toList());
  }

  @Override
  public int hashCode() {
    return Contents.hash(toList());
  }

  @Override
  public String toString() {
    return TupleText.of(this);
  }
}
