package dev.gantry.types;

import static java.util.stream.Collectors.joining;

/** How tuples print. */
final class TupleText {
  private TupleText() {}

  static String of(Tuple tuple) {
    return tuple.toList().stream().map(Contents::text).collect(joining(", ", "(", ")"));
  }
}
