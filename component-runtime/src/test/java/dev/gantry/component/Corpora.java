package dev.gantry.component;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the conformance data of other projects lies, if it is on this machine. */
public final class Corpora {
  private Corpora() {}

  /** {@return a folder of the corpora; the test is skipped, by name, where it is missing} */
  public static Path folder(String name) {
    Path folder = root().resolve(name);
    assumeTrue(Files.isDirectory(folder), () -> "no corpus at " + folder);
    return folder;
  }

  /** {@return the files below a folder whose names end so, in a fixed order} */
  public static List<Path> files(Path folder, String suffix) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return what stands beside the folder of the corpora, if it is there} */
  static Path beside(String name) {
    return root().resolveSibling(name);
  }

  private static Path root() {
    String property = System.getProperty("gantry.corpora");
    if (property != null) {
      return Path.of(property);
    }
    String variable = System.getenv("GANTRY_CORPORA");
    if (variable != null) {
      return Path.of(variable);
    }
    return Path.of(System.getProperty("gantry.root", ".."), "..", "shared", "corpora");
  }
}
