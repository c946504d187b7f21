package dev.gantry.types;

import java.util.List;

/**
 * A tuple of 4 elements. Elements that are arrays compare by content.
 *
 * @param <A> the type of the first element
 * @param <B> the type of the second element
 * @param <C> the type of the third element
 * @param <D> the type of the fourth element
 * @param first the first element
 * @param second the second element
 * @param third the third element
 * @param fourth the fourth element
 */
public record Tuple4<A, B, C, D>(A first, B second, C third, D fourth) implements Tuple {
  @Override
  public List<Object> toList() {
    return List.of(first, second, third, fourth);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple4<?, ?, ?, ?> that && Contents.equal(toList(), that.toList());
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
