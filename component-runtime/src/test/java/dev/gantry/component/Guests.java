package dev.gantry.component;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The guests that are built into the fixtures. */
final class Guests {
  private Guests() {}

  /** {@return a built guest; the test is skipped, by name, where it is missing} */
  static Path built(String name) {
    Path file =
        Path.of(System.getProperty("gantry.root", "..")).resolve("fixtures/guests").resolve(name);
    assumeTrue(Files.isRegularFile(file), () -> "no guest at " + file);
    return file;
  }
}
