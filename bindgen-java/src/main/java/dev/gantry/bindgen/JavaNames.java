package dev.gantry.bindgen;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** From WIT's {@code kebab-case} to Java's habits. */
final class JavaNames {
  /** Methods of {@link Object} that take nothing, which an interface may not declare otherwise. */
  private static final Set<String> METHODS_OF_OBJECT =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private JavaNames() {}

  /** {@return {@code PascalCase}, for types} */
  static String type(String wit) {
    return words(wit).map(JavaNames::capitalized).collect(joining());
  }

  /** {@return {@code camelCase}, for fields and parameters; a keyword of Java gets {@code _}} */
  static String member(String wit) {
    String[] words = words(wit).toArray(String[]::new);
    String rest = Arrays.stream(words).skip(1).map(JavaNames::capitalized).collect(joining());
    return notKeyword(words[0].toLowerCase(Locale.ROOT) + rest);
  }

  /** {@return {@code camelCase}, for methods; what every object already has gets {@code _}} */
  static String method(String wit) {
    String name = member(wit);
    return METHODS_OF_OBJECT.contains(name) ? name + "_" : name;
  }

  /** {@return {@code UPPER_CASE}, for constants} */
  static String constant(String wit) {
    return words(wit).map(word -> word.toUpperCase(Locale.ROOT)).collect(joining("_"));
  }

  /** {@return {@code lower_case}, for a part of a package name (JLS 6.1)} */
  static String packagePart(String wit) {
    return notKeyword(wit.toLowerCase(Locale.ROOT).replace('-', '_'));
  }

  private static String notKeyword(String name) {
    return SourceVersion.isKeyword(name) ? name + "_" : name;
  }

  private static Stream<String> words(String wit) {
    return Arrays.stream(wit.split("-", -1));
  }

  private static String capitalized(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1).toLowerCase(Locale.ROOT);
  }
}
