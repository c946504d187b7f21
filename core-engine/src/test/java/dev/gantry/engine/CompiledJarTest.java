package dev.gantry.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.text.TextModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledJarTest {
  private static final byte[] GUEST =
      TextModule.parse(
          """
          (module
            (memory 1)
            (type $t (func (param i32) (result i32)))
            (table funcref (elem $twice))
            (func $twice (type $t) (i32.mul (local.get 0) (i32.const 2)))
            (func (export "run") (param i32) (result i32)
              (i32.store (i32.const 0) (call_indirect (type $t) (local.get 0) (i32.const 0)))
              (i32.load (i32.const 0)))
            (func (export "trap") unreachable))
          """
              .getBytes(UTF_8));

  @TempDir private Path folder;

  private Path written() throws IOException {
    Path jar = folder.resolve("guest.jar");
    Module module = Module.of(GUEST);
    CompiledJar.write(jar, GUEST, List.of(module, module));
    return jar;
  }

  private static Instance instance(Path path, Store store) throws IOException {
    CompiledJar jar = CompiledJar.open(path);
    Module module = Module.of(jar.engine(Engine.DEFAULT), jar.guest());
    return Linker.create().link(module).instantiate(store);
  }

  private static List<@Nullable Object> run(Path path, Store store) throws IOException {
    return instance(path, store).function("run").call(21);
  }

  /** Copies a jar with one text in place of another, of the same length where it is in classes. */
  private Path changed(Path jar, String from, String to) throws IOException {
    Path copy = folder.resolve("changed.jar");
    try (var file = new JarFile(jar.toFile());
        var out = new JarOutputStream(Files.newOutputStream(copy))) {
      for (JarEntry entry : file.stream().toList()) {
        out.putNextEntry(new JarEntry(entry.getName()));
        try (InputStream content = file.getInputStream(entry)) {
          String text = new String(content.readAllBytes(), ISO_8859_1);
          out.write(text.replace(from, to).getBytes(ISO_8859_1));
        }
        out.closeEntry();
      }
    }
    return copy;
  }

  @Test
  void runsTheClassesThatItHolds() throws IOException {
    assertThat(run(written(), Store.create())).containsExactly(42);

    // Another trap in the class shows that it is the class that runs.
    Path other = changed(written(), "unreachable", "castFailure");
    assertThatThrownBy(() -> instance(other, Store.create()).function("trap").call())
        .isInstanceOf(TrapException.class)
        .hasMessageContaining("cast failure");
  }

  @Test
  void servesStoresWhoseCodeItDoesNotHold() throws IOException {
    Store metered = Store.create();
    metered.setFuel(1000);

    assertThat(run(written(), metered)).containsExactly(42);

    assertThat(metered.fuel()).isLessThan(1000);
  }

  @Test
  void explainsTraps() throws IOException {
    Instance instance = instance(written(), Store.create());

    assertThatThrownBy(() -> instance.function("trap").call())
        .isInstanceOfSatisfying(
            TrapException.class,
            trap -> assertThat(trap.guestFrames().getFirst().functionIndex()).isEqualTo(2));
  }

  @Test
  void isTheSameForTheSameGuest() throws IOException {
    byte[] first = Files.readAllBytes(written());

    assertThat(Files.readAllBytes(written())).isEqualTo(first);
  }

  @Test
  void isRefusedWhereTheGuestIsDamaged() throws IOException {
    Path jar = written();
    byte[] bytes = Files.readAllBytes(jar);
    String text = new String(bytes, ISO_8859_1);
    bytes[text.indexOf("guest.wasm") + "guest.wasm".length() + 20] ^= 1;
    Files.write(jar, bytes);

    assertThatThrownBy(() -> CompiledJar.open(jar).guest()).isInstanceOf(IOException.class);
  }

  @Test
  void isRefusedOrRightWhereverItIsDamaged() throws IOException {
    Path jar = written();
    byte[] whole = Files.readAllBytes(jar);
    long seed = 17;
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      byte[] bytes = whole.clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      Path damaged = Files.write(folder.resolve("damaged.jar"), bytes);
      try {
        assertThat(run(damaged, Store.create())).as("byte %d", at).containsExactly(42);
      } catch (IOException refused) {
        assertThat(refused).isNotNull();
      }
    }
  }

  @Test
  void isRefusedWhenItsEndIsMissing() throws IOException {
    Path jar = written();
    byte[] whole = Files.readAllBytes(jar);
    for (int kept : new int[] {0, 100, whole.length / 2, whole.length - 1}) {
      Files.write(jar, Arrays.copyOf(whole, kept));
      assertThatThrownBy(() -> CompiledJar.open(jar)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void isRefusedByAnotherBuild() throws IOException {
    Path other = changed(written(), "Gantry-Build: ", "Gantry-Build: 0");

    assertThatThrownBy(() -> CompiledJar.open(other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was compiled by another build of Gantry: compile it again");
  }

  @Test
  void isRefusedByAnotherVersionOfTheAbi() throws IOException {
    Path other = changed(written(), "Gantry-Abi: ", "Gantry-Abi: 9");

    assertThatThrownBy(() -> CompiledJar.open(other))
        .hasMessageContaining("was compiled for version 9")
        .hasMessageContaining("compile it again");
  }

  @Test
  void isNoOtherJar() throws IOException {
    Path other = folder.resolve("other.jar");
    new JarOutputStream(Files.newOutputStream(other), new Manifest()).close();

    assertThatThrownBy(() -> CompiledJar.open(other))
        .hasMessageContaining("is no jar that `gantry compile` has made");
  }
}
