package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bindings in our own modules are what the generator makes of the WIT beside them.
 *
 * <p>After a change of either, run the command of the test without {@code --check}.
 */
class BindingsTest {
  private static final Path ROOT = Path.of(System.getProperty("gantry.root"));

  @Test
  void hostsOfWasiStandOnGeneratedInterfaces() {
    List<String> packages =
        Stream.of("io", "clocks", "random", "filesystem", "sockets", "cli", "http")
            .flatMap(
                name ->
                    Stream.of(
                        "--map-package", "wasi:" + name + "=dev.gantry.wasi.bindings." + name))
            .toList();
    var options = new ArrayList<>(List.of("-w", "hosts", "--all-features", "--only-types"));
    options.addAll(packages);

    assertThat(check("wasi-0.2", "src/main/wit", "dev.gantry.wasi.bindings", options)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"caller", "callee"})
  void benchmarksCallThroughGeneratedInterfaces(String world) {
    List<String> options = List.of("-w", world);

    assertThat(
            check("benchmarks", "src/main/wit/calls", "dev.gantry.bench.bindings.calls", options))
        .isEmpty();
  }

  /** {@return what is wrong with the sources of a module; nothing when all is well} */
  private static String check(String module, String wit, String javaPackage, List<String> options) {
    Path folder = ROOT.resolve(module);
    var arguments = new ArrayList<>(List.of("bindgen", "java", folder.resolve(wit).toString()));
    arguments.addAll(options);
    arguments.addAll(List.of("--package", javaPackage, "--check", "-o"));
    arguments.add(folder.resolve("src/main/java").toString());
    var said = new ByteArrayOutputStream();
    var stream = new PrintStream(said, true, UTF_8);
    var console = new Console(new ByteArrayInputStream(new byte[0]), stream, stream, false);
    int status = Gantry.execute(console, arguments);
    return status == ExitCode.OK ? "" : said.toString(UTF_8);
  }
}
