package dev.gantry.component.host;

import java.lang.reflect.Modifier;
import java.util.Collection;

/** Whether generated code, which belongs to no module, sees Java types. */
final class Visibility {
  private Visibility() {}

  static boolean areVisible(Collection<Class<?>> types) {
    return types.stream()
        .allMatch(type -> isPublic(type) && type.getModule().isExported(type.getPackageName()));
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
      if (!Modifier.isPublic(outer.getModifiers())) {
        return false;
      }
    }
    return !type.isHidden();
  }
}
