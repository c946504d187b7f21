package dev.gantry.component;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guests that are built: small ones among the fixtures, large ones beside the corpora. */
final class Guests {
  private Guests() {}

  /** {@return a built guest; the test is skipped, by name, where it is missing} */
  static Path built(String name) {
    Path root = Path.of(System.getProperty("gantry.root", ".."));
    for (Path folder : List.of(root.resolve("fixtures/guests"), Corpora.beside("guests/built"))) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    assumeTrue(false, () -> "no guest " + name);
    throw new AssertionError();
  }
}
