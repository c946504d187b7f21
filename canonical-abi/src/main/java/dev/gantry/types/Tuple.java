package dev.gantry.types;

import java.util.List;

/**
 * The value of a {@code tuple} type.
 *
 * <p>Typed code uses {@link Tuple2} and its siblings; code that learns of the types while it runs
 * uses {@link #of} and {@link #toList}.
 */
public sealed interface Tuple
    permits Tuple1,
        Tuple2,
        Tuple3,
        Tuple4,
        Tuple5,
        Tuple6,
        Tuple7,
        Tuple8,
        Tuple9,
        Tuple10,
        Tuple11,
        Tuple12,
        Tuple13,
        Tuple14,
        Tuple15,
        Tuple16,
        LargeTuple {

  /** {@return the elements in order, an immutable list} */
  List<Object> toList();

  /**
   * {@return a tuple with the given elements}
   *
   * <p>It is of the class that typed code uses for that number of elements.
   *
   * @throws IllegalArgumentException if there are none
   */
  static Tuple of(List<?> elements) {
    return switch (elements.size()) {
      case 0 -> throw new IllegalArgumentException("a tuple has at least one element");
      case 1 -> new Tuple1<>(elements.get(0));
      case 2 -> new Tuple2<>(elements.get(0), elements.get(1));
      case 3 -> new Tuple3<>(elements.get(0), elements.get(1), elements.get(2));
      case 4 -> new Tuple4<>(elements.get(0), elements.get(1), elements.get(2), elements.get(3));
      case 5 ->
          new Tuple5<>(
              elements.get(0), elements.get(1), elements.get(2), elements.get(3), elements.get(4));
      case 6 ->
          new Tuple6<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5));
      case 7 ->
          new Tuple7<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6));
      case 8 ->
          new Tuple8<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7));
      case 9 ->
          new Tuple9<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8));
      case 10 ->
          new Tuple10<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8),
              elements.get(9));
      case 11 ->
          new Tuple11<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8),
              elements.get(9),
              elements.get(10));
      case 12 ->
          new Tuple12<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8),
              elements.get(9),
              elements.get(10),
              elements.get(11));
      case 13 ->
          new Tuple13<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8),
              elements.get(9),
              elements.get(10),
              elements.get(11),
              elements.get(12));
      case 14 ->
          new Tuple14<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8),
              elements.get(9),
              elements.get(10),
              elements.get(11),
              elements.get(12),
              elements.get(13));
      case 15 ->
          new Tuple15<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8),
              elements.get(9),
              elements.get(10),
              elements.get(11),
              elements.get(12),
              elements.get(13),
              elements.get(14));
      case 16 ->
          new Tuple16<>(
              elements.get(0),
              elements.get(1),
              elements.get(2),
              elements.get(3),
              elements.get(4),
              elements.get(5),
              elements.get(6),
              elements.get(7),
              elements.get(8),
              elements.get(9),
              elements.get(10),
              elements.get(11),
              elements.get(12),
              elements.get(13),
              elements.get(14),
              elements.get(15));
      default -> new LargeTuple(List.copyOf(elements));
    };
  }
}
