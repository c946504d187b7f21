package dev.gantry.bindgen;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where conformance data lies, and guests that are too large for the fixtures. */
final class Corpora {
  private Corpora() {}

  /** {@return the folder of the corpora; the test is skipped when there is none} */
  static Path folder() {
    assumeTrue(Files.isDirectory(root()), "the corpora are not here: " + root());
    return root();
  }

  /** {@return a guest; the test is skipped, by name, when it is not here} */
  static Path guest(String name) {
    Path small = Path.of(System.getProperty("gantry.root"), "fixtures/guests", name + ".wasm");
    Path large = root().resolveSibling("guests").resolve("built").resolve(name + ".wasm");
    assumeTrue(Files.exists(small) || Files.exists(large), "the guest is not here: " + name);
    return Files.exists(small) ? small : large;
  }

  private static Path root() {
    return Path.of(
        Optional.ofNullable(System.getProperty("gantry.corpora"))
            .or(() -> Optional.ofNullable(System.getenv("GANTRY_CORPORA")))
            .orElse(System.getProperty("gantry.root") + "/../shared/corpora"));
  }
}
