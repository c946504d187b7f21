package dev.gantry.tools.wit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where conformance data lies. */
final class Corpora {
  private Corpora() {}

  /** {@return the folder of the corpora; the test is skipped when there is none} */
  static Path folder() {
    String named =
        Optional.ofNullable(System.getProperty("gantry.corpora"))
            .or(() -> Optional.ofNullable(System.getenv("GANTRY_CORPORA")))
            .orElse(System.getProperty("gantry.root") + "/../shared/corpora");
    Path folder = Path.of(named);
    assumeTrue(Files.isDirectory(folder), "the corpora are not here: " + folder);
    return folder;
  }
}
