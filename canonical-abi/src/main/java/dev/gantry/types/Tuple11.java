package dev.gantry.types;

import java.util.List;

/**
 * A tuple of 11 elements. Elements that are arrays compare by content.
 *
 * @param <A> the type of the first element
 * @param <B> the type of the second element
 * @param <C> the type of the third element
 * @param <D> the type of the fourth element
 * @param <E> the type of the fifth element
 * @param <F> the type of the sixth element
 * @param <G> the type of the seventh element
 * @param <H> the type of the eighth element
 * @param <I> the type of the ninth element
 * @param <J> the type of the tenth element
 * @param <K> the type of the eleventh element
 * @param first the first element
 * @param second the second element
 * @param third the third element
 * @param fourth the fourth element
 * @param fifth the fifth element
 * @param sixth the sixth element
 * @param seventh the seventh element
 * @param eighth the eighth element
 * @param ninth the ninth element
 * @param tenth the tenth element
 * @param eleventh the eleventh element
 */
public record Tuple11<A, B, C, D, E, F, G, H, I, J, K>(
    A first,
    B second,
    C third,
    D fourth,
    E fifth,
    F sixth,
    G seventh,
    H eighth,
    I ninth,
    J tenth,
    K eleventh)
    implements Tuple {
  @Override
  public List<Object> toList() {
    return List.of(
        first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tuple11<?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?> that
        && Contents.equal(toList(), that.toList());
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
