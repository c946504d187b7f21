package dev.gantry.types;

import java.util.List;

/**
 * A tuple of 2 elements. Elements that are arrays compare by content.
 *
 * @param <A> the type of the first element
 * @param <B> the type of the second element
 * @param first the first element
 * @param second the second element
 */
public record Tuple2<A, B>(A first, B second) implements Tuple {
  @Override
  public List<Object> toList() {
    return List.of(first, second);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple2<?, ?> that && Contents.equal(toList(), that.toList());
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
