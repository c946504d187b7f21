package dev.gantry.component.host;

import dev.gantry.types.WitName;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;

/** From the names of generated Java back to those of WIT. */
final class WitNames {
  private WitNames() {}

  /**
   * {@return whether a method stands for a function}
   *
   * @param function its name in the interface, such as {@code [static]cart.merge}
   * @param prefix what the names of the functions in question begin with, such as {@code
   *     [method]cart.}; empty for those that belong to an interface rather than to a resource
   */
  static boolean isMethodOf(Method method, String function, String prefix) {
    WitName annotated = method.getAnnotation(WitName.class);
    if (annotated != null) {
      return annotated.value().equals(function);
    }
    if (!prefix.isEmpty()) {
      return function.startsWith(prefix)
          && JavaNames.isName(
              method.getName(), JavaNames.camelCase(function.substring(prefix.length())));
    }
    return !function.startsWith("[method]") && JavaNames.isName(method.getName(), name(function));
  }

  /**
   * {@return the methods that may stand for a function: those that say so, else those of its name}
   *
   * @param prefix as above
   */
  static List<Method> methodsOf(List<Method> methods, String function, String prefix) {
    List<Method> named =
        methods.stream().filter(method -> isMethodOf(method, function, prefix)).toList();
    List<Method> saying =
        named.stream().filter(method -> method.isAnnotationPresent(WitName.class)).toList();
    return saying.isEmpty() ? named : saying;
  }

  private static String name(String function) {
    int close = function.indexOf(']');
    if (close < 0) {
      return JavaNames.camelCase(function);
    }
    String rest = function.substring(close + 1);
    return function.startsWith("[constructor]")
        ? "new" + JavaNames.pascalCase(rest)
        : JavaNames.camelCase(rest.replace('.', '-'));
  }

  /** {@return {@code kebab-case} for {@code PascalCase}} */
  static String kebabCase(String pascal) {
    return pascal.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
