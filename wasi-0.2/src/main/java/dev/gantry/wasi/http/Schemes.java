package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.Scheme;
import java.util.Locale;

/** The names of schemes, in lower case. */
final class Schemes {
  private Schemes() {}

  static Scheme of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "http" -> new Scheme.Http();
      case "https" -> new Scheme.Https();
      default -> new Scheme.Other(name);
    };
  }

  static String name(Scheme scheme) {
    return switch (scheme) {
      case Scheme.Http _ -> "http";
      case Scheme.Https _ -> "https";
      case Scheme.Other(String name) -> name.toLowerCase(Locale.ROOT);
    };
  }
}
