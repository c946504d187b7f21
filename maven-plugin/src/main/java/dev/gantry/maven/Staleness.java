package dev.gantry.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Whether output was made from the input as it is now, by the same command. */
final class Staleness {
  private final Path stamp;
  private final String fingerprint;

  private Staleness(Path stamp, String fingerprint) {
    this.stamp = stamp;
    this.fingerprint = fingerprint;
  }

  /**
   * Looks at everything that the output depends on.
   *
   * @param stamp a file that remembers the last run
   * @param input a file or folder
   * @param command what would be run
   */
  static Staleness of(Path stamp, Path input, List<String> command) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(String.join("\0", command).getBytes(StandardCharsets.UTF_8));
      try (Stream<Path> files = Files.walk(input)) {
        files.filter(Files::isRegularFile).sorted().forEach(file -> update(digest, input, file));
      }
      return new Staleness(stamp, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** {@return whether the output has to be made again} */
  boolean isStale() throws IOException {
    return !Files.exists(stamp) || !Files.readString(stamp).equals(fingerprint);
  }

  /** Remembers that the output has been made. */
  void remember() throws IOException {
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, fingerprint);
  }

  private static void update(MessageDigest digest, Path input, Path file) {
    try {
      digest.update(input.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
