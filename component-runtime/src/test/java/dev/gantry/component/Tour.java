package dev.gantry.component;

import dev.gantry.engine.MemoryBudget;
import java.nio.file.Path;
import java.util.Optional;

/** The examples of the package's tour: compiled with the tests, shown in the javadoc. */
final class Tour {
  private Tour() {}

  static Object firstCall(Path file) {
    // @start region="first-call"
    Component component = Component.read(file);
    LinkedComponent linked = ComponentLinker.create().link(component);
    try (Store store = Store.create()) {
      ComponentInstance shop = linked.instantiate(store);
      Object cart = shop.call("cart", "ann").orElseThrow();
      return shop.call("cart.names", cart).orElseThrow();
    }
    // @end
  }

  static LinkedComponent hostFunction(Component component, StringBuilder log) {
    // @start region="host-function"
    ComponentLinker linker =
        ComponentLinker.create()
            .function(
                "log",
                arguments -> {
                  log.append(arguments.getFirst());
                  return Optional.empty();
                });
    // @end
    return linker.link(component);
  }

  static MemoryBudget pool() {
    // @start region="pool"
    MemoryBudget pool = MemoryBudget.of(1L << 30).reusing(256 << 20);
    // @end
    return pool;
  }

  static Optional<Object> perRequest(LinkedComponent linked, MemoryBudget pool, String request) {
    // @start region="per-request"
    StoreLimits limits = StoreLimits.DEFAULT.withMemoryBytes(64 << 20);
    try (Store store = Store.create(limits, pool)) {
      return linked.instantiate(store).call("upper", request);
    }
    // @end
  }
}
