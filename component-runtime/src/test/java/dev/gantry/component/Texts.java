package dev.gantry.component;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Components of tests, in the text format. */
final class Texts {
  private Texts() {}

  static Component component(String text) {
    return Component.of(text.getBytes(UTF_8));
  }

  /** {@return an instance of a component that imports nothing} */
  static ComponentInstance instance(Store store, String text) {
    return ComponentLinker.create().link(component(text)).instantiate(store);
  }
}
