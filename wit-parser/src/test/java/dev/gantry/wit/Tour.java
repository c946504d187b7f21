package dev.gantry.wit;

import dev.gantry.wit.model.World;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The example of the package's tour, compiled. */
final class Tour {
  private Tour() {}

  static void countImports() {
    try {
      WitInput input = WitLoader.create().withFeatures(Set.of("beta")).load(Path.of("wit"));
      World world = input.resolution().get(input.world(Optional.of("proxy")));
      System.out.println(world.imports().size());
    } catch (WitException e) {
      e.diagnostics().forEach(found -> System.err.println(DiagnosticRenderer.render(found)));
    }
  }
}
