package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import java.util.Optional;

/** What became of something when its package was added to the graph. */
sealed interface Fate<T> {
  /** It is in the graph. */
  record Present<T>(T id) implements Fate<T> {}

  /** It needs a feature that is off. */
  record Excluded<T>(String feature, Location location) implements Fate<T> {}

  /** It could not be made out, which has been reported. */
  record Broken<T>() implements Fate<T> {}

  /** {@return where it is in the graph} */
  default Optional<T> found() {
    return this instanceof Present<T>(var id) ? Optional.of(id) : Optional.empty();
  }
}
