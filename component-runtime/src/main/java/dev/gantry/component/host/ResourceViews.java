package dev.gantry.component.host;

import java.util.Optional;

/** How resources of guests look to Java code that has a type for them. */
@FunctionalInterface
interface ResourceViews {
  /** Every resource is the Java object that stands for it. */
  ResourceViews NONE = _ -> Optional.empty();

  /** {@return the conversion between handles and objects of a generated interface} */
  Optional<Conversion> of(Class<?> javaInterface);
}
