package dev.gantry.component.host;

import dev.gantry.abi.UnfitValueException;
import java.lang.reflect.Modifier;
import java.util.Collection;

/** Whether generated code, which belongs to no module, sees Java types. */
final class Visibility {
  private Visibility() {}

  static boolean areVisible(Collection<Class<?>> types) {
    return types.stream().allMatch(type -> isPublic(type) && isExported(type));
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
      if (!Modifier.isPublic(outer.getModifiers())) {
        return false;
      }
    }
    return !type.isHidden();
  }

  /**
   * Classes made at run time belong to the unnamed module of their loader; what does not fit is
   * looked for by reflection from the module of the Canonical ABI.
   */
  private static boolean isExported(Class<?> type) {
    Module module = type.getModule();
    String name = type.getPackageName();
    return module.isExported(name, ClassLoader.getSystemClassLoader().getUnnamedModule())
        && module.isExported(name, UnfitValueException.class.getModule());
  }
}
