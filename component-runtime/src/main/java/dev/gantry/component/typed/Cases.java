package dev.gantry.component.typed;

import dev.gantry.component.host.JavaNames;

/** The classes of a variant's cases. */
final class Cases {
  private Cases() {}

  /** {@return the record that stands for a case} */
  static Class<?> of(Class<?> variant, String label) {
    String name = JavaNames.pascalCase(label);
    for (Class<?> permitted : variant.getPermittedSubclasses()) {
      if (JavaNames.isName(permitted.getSimpleName(), name)) {
        return permitted;
      }
    }
    throw new AssertionError("types were checked: no case `%s`".formatted(label));
  }
}
