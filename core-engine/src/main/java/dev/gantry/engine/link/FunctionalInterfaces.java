package dev.gantry.engine.link;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/** Interfaces with one method that is to be implemented. */
public final class FunctionalInterfaces {
  private FunctionalInterfaces() {}

  /**
   * {@return the one method}
   *
   * @throws IllegalArgumentException if there is not exactly one
   */
  public static Method method(Class<?> type) {
    List<Method> methods =
        Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isAbstract(method.getModifiers()))
            .filter(method -> !isOfEveryObject(method))
            .toList();
    if (!type.isInterface() || methods.size() != 1) {
      throw new IllegalArgumentException(
          "expected an interface with one method, found %d in %s"
              .formatted(methods.size(), type.getName()));
    }
    return methods.getFirst();
  }

  private static boolean isOfEveryObject(Method method) {
    try {
      var _ = Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
