package dev.gantry.component.host;

import java.util.Locale;

/** The Java names of WIT names, as the binding generator spells them. */
public final class JavaNames {
  private JavaNames() {}

  /** {@return a name such as {@code readViaStream}} */
  public static String camelCase(String label) {
    String pascal = pascalCase(label);
    return pascal.isEmpty()
        ? pascal
        : pascal.substring(0, 1).toLowerCase(Locale.ROOT) + pascal.substring(1);
  }

  /** {@return a name such as {@code InputStream}} */
  public static String pascalCase(String label) {
    var name = new StringBuilder();
    for (String word : label.split("-", -1)) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
            .append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return name.toString();
  }

  /** {@return a name such as {@code WOULD_BLOCK}} */
  public static String constant(String label) {
    return label.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** {@return whether a Java name is the given one, or that with the mark of an escaped keyword} */
  public static boolean isName(String javaName, String expected) {
    return javaName.equals(expected) || javaName.equals(expected + "_");
  }
}
