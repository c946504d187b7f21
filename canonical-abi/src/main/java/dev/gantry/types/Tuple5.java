package dev.gantry.types;

import java.util.List;

/**
 * A tuple of 5 elements. Elements that are arrays compare by content.
 *
 * @param <A> the type of the first element
 * @param <B> the type of the second element
 * @param <C> the type of the third element
 * @param <D> the type of the fourth element
 * @param <E> the type of the fifth element
 * @param first the first element
 * @param second the second element
 * @param third the third element
 * @param fourth the fourth element
 * @param fifth the fifth element
 */
public record Tuple5<A, B, C, D, E>(A first, B second, C third, D fourth, E fifth)
    implements Tuple {
  @Override
  public List<Object> toList() {
    return List.of(first, second, third, fourth, fifth);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple5<?, ?, ?, ?, ?> that && Contents.equal(toList(), that.toList());
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
