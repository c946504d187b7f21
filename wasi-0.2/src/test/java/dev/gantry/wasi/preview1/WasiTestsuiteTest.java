package dev.gantry.wasi.preview1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.wasi.Corpora;
import dev.gantry.wasi.OpenFiles;
import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.WasiBuilder;
import dev.gantry.wasi.WasiExitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The programs of wasi-testsuite that import WASI 0.1, as their own JSON says. */
class WasiTestsuiteTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> programs() {
    Path tests = Corpora.folder("wasi-testsuite").resolve("tests");
    return Corpora.files(tests, ".wasm").stream()
        .filter(file -> file.toString().contains("wasm32-wasip1"))
        .map(file -> DynamicTest.dynamicTest(tests.relativize(file).toString(), () -> run(file)));
  }

  private void run(Path program) throws IOException {
    String base = program.getFileName().toString().replace(".wasm", "");
    Path description = program.resolveSibling(base + ".json");
    JsonNode json =
        Files.exists(description)
            ? JSON.readTree(Files.readString(description))
            : JSON.createObjectNode();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    WasiBuilder wasi = Wasi.builder().stdout(out).stderr(errors);
    List<String> arguments = new ArrayList<>(List.of(program.getFileName().toString()));
    json.path("args").forEach(argument -> arguments.add(argument.asString()));
    wasi.arguments(arguments);
    json.path("env")
        .properties()
        .forEach(v -> wasi.environment(v.getKey(), v.getValue().asString()));
    if (json.has("root")) {
      wasi.directory(copy(program.resolveSibling(json.get("root").asString()), base), "/");
    }
    for (JsonNode directory : json.path("dirs")) {
      String name = directory.asString();
      wasi.directory(copy(program.resolveSibling(name), base), name);
    }
    int status = status(program, wasi.build());
    assertThat(status).as(errors.toString(UTF_8)).isEqualTo(json.path("exit_code").asInt(0));
    if (json.has("stdout")) {
      assertThat(out.toString(UTF_8)).isEqualTo(json.get("stdout").asString());
    }
  }

  private static int status(Path program, Wasi wasi) throws IOException {
    Linker linker = Linker.create();
    Module module = Module.read(program);
    try (OpenFiles _ = wasi.addTo(linker, module)) {
      var instance = linker.link(module).instantiate(Store.create());
      assertThat(instance.function("_start").call()).isEmpty();
      return 0;
    } catch (WasiExitException exit) {
      return exit.status();
    }
  }

  /** Copies a folder without what an earlier run may have left there. */
  private Path copy(Path folder, String name) throws IOException {
    Path target = Files.createDirectories(scratch.resolve(name).resolve(folder.getFileName()));
    if (!Files.isDirectory(folder)) {
      return target;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        if (!file.equals(folder) && !file.toString().contains(".cleanup")) {
          Files.copy(
              file,
              target.resolve(folder.relativize(file).toString()),
              StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    return target;
  }
}
