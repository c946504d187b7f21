package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeCacheTest {
  private static final String MODULE =
      """
      (module
        (memory (export "memory") 1)
        (func (export "one") (result i32) (i32.const 1))
        %s
        (func (export "far") (param i32) (result i32)
          (i32.store (i32.const 8) (local.get 0))
          (i32.load (i32.const 8)))
        (func (export "trap") unreachable))
      """
          .formatted("(func nop nop)".repeat(40));

  @TempDir private Path folder;

  private Engine engine() throws IOException {
    return Engine.DEFAULT.withCache(CodeCache.at(folder));
  }

  private static List<@Nullable Object> call(Engine engine, String export, Object... arguments) {
    return Linker.create()
        .link(Module.parse(engine, MODULE))
        .instantiate(Store.create())
        .function(export)
        .call(arguments);
  }

  private byte[] content() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return Files.readAllBytes(files.filter(Files::isRegularFile).findAny().orElseThrow());
    }
  }

  private boolean holds(String name) throws IOException {
    return new String(content(), StandardCharsets.ISO_8859_1).contains(name);
  }

  @Test
  void keepsClassesWhenTheyAreMade() throws IOException {
    assertThat(call(engine(), "one")).containsExactly(1);
    int length = content().length;
    assertThat(call(engine(), "one")).containsExactly(1);
    assertThat(content()).hasSize(length);

    assertThat(call(engine(), "far", 7)).containsExactly(7);

    assertThat(content()).hasSizeGreaterThan(length);
    assertThat(holds("Chunk")).isTrue();
    assertThat(holds("valid with")).isTrue();
  }

  @Test
  void keepsClassesApartByTheFormsOfContainment() throws IOException {
    assertThat(call(engine(), "far", 7)).containsExactly(7);
    Store metered = Store.create();
    metered.setFuel(1000);
    Instance instance = Linker.create().link(Module.parse(engine(), MODULE)).instantiate(metered);

    assertThat(instance.function("far").call(8)).containsExactly(8);

    assertThat(metered.fuel()).isLessThan(1000);
  }

  @ParameterizedTest
  @EnumSource(MemoryKind.class)
  void keepsClassesApartByTheKindsOfMemories(MemoryKind kind) throws IOException {
    assertThat(call(engine(), "far", 7)).containsExactly(7);

    assertThat(call(engine().withMemoryKind(kind), "far", 9)).containsExactly(9);
  }

  @Test
  void explainsTrapsInClassesThatWereKept() throws IOException {
    for (int round = 0; round < 2; round++) {
      Engine engine = engine();
      assertThatThrownBy(() -> call(engine, "trap"))
          .isInstanceOfSatisfying(
              TrapException.class,
              trap -> assertThat(trap.guestFrames().getFirst().functionIndex()).isEqualTo(42));
    }
  }

  @Test
  void doesNotMakeModulesValidThatAreNot() throws IOException {
    String invalid = "(module (func (result i32)))";
    for (int round = 0; round < 2; round++) {
      Engine engine = engine();
      assertThatThrownBy(() -> Module.parse(engine, invalid)).isInstanceOf(InvalidException.class);
    }
  }

  @Test
  void remembersWithWhichFeaturesAModuleIsValid() throws IOException {
    String vectors = "(module (func (drop (v128.const i64x2 0 0))))";
    Module.parse(engine(), vectors);
    Engine without = engine().withFeatures(Features.ALL.without(Feature.SIMD));

    assertThatThrownBy(() -> Module.parse(without, vectors)).isInstanceOf(InvalidException.class);
  }

  @Test
  void servesThePlainExecutorToo() throws IOException {
    Engine plain = engine().withExecutor(Executor.PLAIN);

    assertThat(call(plain, "one")).isEqualTo(call(plain, "one")).containsExactly(1);
  }
}
