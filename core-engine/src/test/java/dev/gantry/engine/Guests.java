package dev.gantry.engine;

/** Modules of tests, from their text, run by one executor. */
final class Guests {
  private final Engine engine;

  Guests(Executor executor) {
    this.engine = Engine.DEFAULT.withExecutor(executor);
  }

  /** {@return an instance without imports, in a store of its own} */
  Instance instance(String... fields) {
    return instance(Store.create(), fields);
  }

  Instance instance(Store store, String... fields) {
    return instance(store, Linker.create(), fields);
  }

  Instance instance(Store store, Linker linker, String... fields) {
    return linker.link(module(fields)).instantiate(store);
  }

  Module module(String... fields) {
    return Module.parse(engine, "(module " + String.join("\n", fields) + ")");
  }
}
