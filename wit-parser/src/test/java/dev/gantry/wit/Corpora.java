package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Test data of other projects, which may not be there. */
final class Corpora {
  private Corpora() {}

  /** {@return a folder of the corpora; where it is missing, the test is skipped by name} */
  static Path folder(String name) {
    Path folder = root().map(root -> root.resolve(name)).orElse(Path.of("no-corpora", name));
    Assumptions.assumeTrue(Files.isDirectory(folder), "corpus " + name + " is not there");
    return folder;
  }

  private static Optional<Path> root() {
    String named = System.getProperty("gantry.corpora", System.getenv("GANTRY_CORPORA"));
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    String checkout = System.getProperty("gantry.root", "..");
    return Optional.of(
        Path.of(checkout).toAbsolutePath().normalize().resolveSibling("shared/corpora"));
  }

  /** {@return the folder of a path that has one} */
  static Path parent(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  /** {@return the entries of a folder by name, at least one} */
  static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> sorted = entries.sorted().toList();
      assertThat(sorted).as("entries of %s", folder).isNotEmpty();
      return sorted;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
