package dev.gantry.engine;

/** Modules of tests, from their text. */
final class Guests {
  private Guests() {}

  /** {@return an instance without imports, in a store of its own} */
  static Instance instance(String... fields) {
    return instance(Store.create(), fields);
  }

  static Instance instance(Store store, String... fields) {
    return instance(store, Linker.create(), fields);
  }

  static Instance instance(Store store, Linker linker, String... fields) {
    return linker.link(module(fields)).instantiate(store);
  }

  static Module module(String... fields) {
    return Module.parse("(module " + String.join("\n", fields) + ")");
  }
}
