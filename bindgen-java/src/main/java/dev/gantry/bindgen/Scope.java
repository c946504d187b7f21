package dev.gantry.bindgen;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Names that are taken in one Java scope; who asks first gets the plain one. */
final class Scope {
  private final Set<String> taken = new HashSet<>();

  /** A scope in which some names are taken from the beginning. */
  Scope(String... reserved) {
    taken.addAll(Arrays.asList(reserved));
  }

  /**
   * {@return {@code wanted}, else {@code alternative}, else that with as many {@code _} as needed}
   */
  String claim(String wanted, String alternative) {
    String name = taken.contains(wanted) ? alternative : wanted;
    while (!taken.add(name)) {
      name += "_";
    }
    return name;
  }

  /** {@return {@code wanted} with as many {@code _} as needed} */
  String claim(String wanted) {
    return claim(wanted, wanted);
  }
}
