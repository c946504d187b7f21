package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.component.StoreLimits;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The example of the README, as code that is compiled and run. */
final class ReadmeExample {
  private final PrintStream out;

  ReadmeExample(PrintStream out) {
    this.out = out;
  }

  void run(Path root) {
    Component component = Component.read(root.resolve("fixtures/guests/shop-c.wasm"));
    LinkedComponent linked = ComponentLinker.create().link(component);
    StoreLimits limits = StoreLimits.DEFAULT.withMemoryBytes(64 << 20);
    try (Store store = Store.create(limits)) {
      ComponentInstance shop = linked.instantiate(store);
      Object joined = shop.call("join", List.of("tea", "jam"), (int) '+').orElseThrow();
      out.println(joined); // tea+jam
    }
  }
}
