package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected output that lies beside its input and is reviewed like code. {@code -Dbless} writes what
 * tests produce, except in CI.
 */
final class Golden {
  private static final Path ROOT = Path.of("src", "test", "golden");

  private Golden() {}

  /** {@return the files of an area with a suffix, at least one, by name} */
  static List<Path> inputs(String area, String suffix) {
    try (Stream<Path> files = Files.list(ROOT.resolve(area))) {
      List<Path> inputs = files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
      assertThat(inputs).as("inputs %s in %s", suffix, area).isNotEmpty();
      return inputs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compares output with the file beside its input, named with the suffix added. */
  static void assertMatches(Path input, String suffix, String actual) {
    Path golden = input.resolveSibling(input.getFileName() + suffix);
    if (System.getProperty("bless") != null) {
      assertThat(System.getenv("CI")).as("-Dbless is not for CI").isNull();
      try {
        Files.writeString(golden, actual);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(golden).as("golden file; -Dbless writes it").exists();
    assertThat(actual).as("%s (-Dbless if the change is meant)", golden).isEqualTo(read(golden));
  }
}
