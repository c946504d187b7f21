package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheOptionsTest {
  private static final Path SHOP =
      Path.of(System.getProperty("gantry.root"), "fixtures", "guests", "shop-c.wasm");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path temporary;

  private int run(String... options) {
    var line = new ArrayList<>(List.of("run"));
    line.addAll(List.of(options));
    line.addAll(List.of("--invoke", "join([\"a\", \"b\"], '-')", SHOP.toString()));
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    return Gantry.execute(console, line);
  }

  private long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void codeIsKeptWhereTheUserSays() throws IOException {
    Path folder = temporary.resolve("new/folder");
    assertThat(run("--cache-dir", folder.toString())).as("%s", err).isEqualTo(ExitCode.OK);
    long size = size(folder);
    assertThat(size).isGreaterThan(10_000);

    assertThat(run("--cache-dir", folder.toString())).isEqualTo(ExitCode.OK);

    assertThat(size(folder)).isEqualTo(size);
    assertThat(out.toString(UTF_8)).isEqualTo("\"a-b\"\n\"a-b\"\n");
  }

  @Test
  void noCodeIsKeptWithoutACache() throws IOException {
    assertThat(run("--no-cache", "--cache-dir", temporary.toString())).isEqualTo(ExitCode.OK);

    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aFolderThatOthersCanWriteToIsRefused() throws IOException {
    Path folder =
        Files.createDirectory(
            temporary.resolve("open"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(run("--cache-dir", folder.toString())).isEqualTo(ExitCode.INPUT);

    assertThat(err.toString(UTF_8)).contains("can be written to by others");
  }
}
