package dev.gantry.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.text.TextModule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guests whose memories grow, out of a jar: it holds one form of their code, and others come. */
class GrowingJarTest {
  private static final int ALL_PAGES = 40 * 3 + 41;

  @TempDir private Path folder;

  private Path written() throws IOException {
    Path jar = folder.resolve("growing.jar");
    byte[] guest = TextModule.parse(GrowingJar.GUEST.getBytes(UTF_8));
    CompiledJar.write(jar, guest, List.of(Module.of(guest)));
    return jar;
  }

  @Test
  void holdsTheFormThatBeginsWithoutRoom() throws IOException {
    try (var jar = new JarFile(written().toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> name.endsWith(".class")))
          .isNotEmpty()
          .allMatch(name -> name.contains("ADAPTIVE"));
    }
  }

  @Test
  void growsInEveryStore() throws IOException {
    assertThat(GrowingJar.use(written())).hasSize(5).containsOnly(ALL_PAGES);
  }

  @Test
  void growsInAProcessWithTheRuntimeAlone() throws Exception {
    String classPath =
        Stream.of(CompiledJar.class, GrowingJar.class)
            .map(known -> known.getProtectionDomain().getCodeSource().getLocation())
            .map(location -> Path.of(location.getPath()).toString())
            .reduce((first, second) -> first + File.pathSeparator + second)
            .orElseThrow();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                GrowingJar.class.getName(),
                written().toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(output).isZero();
    assertThat(output.strip()).isEqualTo(GrowingJar.use(written()).toString());
  }
}
