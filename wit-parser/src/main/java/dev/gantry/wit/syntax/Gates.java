package dev.gantry.wit.syntax;

import dev.gantry.wit.model.Stability;
import java.util.Optional;

/** What the attributes before an item say. */
public record Gates(Stability stability, Optional<String> externalId) {
  /** {@return no attributes} */
  public static Gates none() {
    return new Gates(new Stability.Unknown(), Optional.empty());
  }
}
