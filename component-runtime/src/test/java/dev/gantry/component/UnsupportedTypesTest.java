package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.Engine;
import dev.gantry.types.StreamReader;
import dev.gantry.types.UnsupportedFeatureException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the runtime cannot pass yet is said by the call, and spoils no other function. */
class UnsupportedTypesTest {
  private static final int ROUNDS = 5;

  private static final String GUEST =
      """
      (component
        (import "host" (instance $host
          (export "take" (func (param "bytes" (stream u8))))
          (export "answer" (func (result u32)))
          (export "pause" (func (result u32)))))
        (core func $take (canon lower (func $host "take")))
        (core func $answer (canon lower (func $host "answer")))
        (core func $pause (canon lower (func $host "pause")))
        (core module $m
          (import "host" "take" (func $take (param i32)))
          (import "host" "answer" (func $answer (result i32)))
          (import "host" "pause" (func $pause (result i32)))
          (memory (export "memory") 1)
          (func (export "realloc") (param i32 i32 i32 i32) (result i32) (i32.const 64))
          (func (export "answer") (result i32) (call $answer))
          (func (export "pause") (result i32) (call $pause))
          (func (export "take") (call $take (i32.const 1)))
          (func (export "pass") (param i32))
          (func (export "later") (result i32) (i32.const 1))
          (func (export "count") (param i32 i32) (result i32) (local.get 1)))
        (core instance $i
          (instantiate $m
            (with "host" (instance
              (export "take" (func $take)) (export "answer" (func $answer))
              (export "pause" (func $pause))))))
        (func $answer (result u32) (canon lift (core func $i "answer")))
        (func $pause (result u32) (canon lift (core func $i "pause")))
        (func $take (canon lift (core func $i "take")))
        (func $pass (param "bytes" (stream u8)) (canon lift (core func $i "pass")))
        (func $later (result (future u32)) (canon lift (core func $i "later")))
        (func $count (param "entries" (map string u32)) (result u32)
          (canon lift (core func $i "count")
            (memory (core memory $i "memory")) (realloc (core func $i "realloc"))))
        (instance $exported
          (export "answer" (func $answer)) (export "later-answer" (func $answer))
          (export "pause" (func $pause)) (export "take" (func $take)) (export "pass" (func $pass))
          (export "later" (func $later)) (export "count" (func $count)))
        (export "guest" (instance $exported)))
      """;

  /** What the guest imports. */
  public interface Host {
    void take(StreamReader<byte[]> bytes);

    long answer();

    CompletableFuture<Long> pause();
  }

  /** What the guest exports. */
  public interface Guest {
    long answer();

    CompletableFuture<Long> laterAnswer();

    long pause();

    void take();

    void pass(StreamReader<byte[]> bytes);

    CompletableFuture<Long> later();

    long count(Map<String, Long> entries);
  }

  private static final class Bytes implements StreamReader<byte[]> {
    @Override
    public Optional<byte[]> read(int maximum) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  private static final class Implementation implements Host {
    @Override
    public void take(StreamReader<byte[]> bytes) {
      throw new AssertionError("cannot be called yet");
    }

    @Override
    public long answer() {
      return 42;
    }

    @Override
    public CompletableFuture<Long> pause() {
      throw new AssertionError("cannot be called yet");
    }
  }

  private static Guest guest() {
    return ComponentLinker.create()
        .implement("host", MethodHandles.lookup(), Host.class, new Implementation())
        .link(
            Component.of(
                Engine.DEFAULT, ComponentFeatures.ALL, GUEST.getBytes(StandardCharsets.UTF_8)))
        .instantiate(Store.create())
        .export("guest", MethodHandles.lookup(), Guest.class);
  }

  @Test
  void otherFunctionsOfTheInterfacesRun() {
    Guest guest = guest();
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(guest.answer()).isEqualTo(42);
      assertThat(guest.count(Map.of("a", 1L, "b", 2L))).isEqualTo(2);
    }
  }

  @Test
  void streamsAndFuturesAreRefusedByTheCall() {
    assertThatThrownBy(() -> guest().pass(new Bytes())).hasMessageContaining("not yet supported");
    assertThatThrownBy(() -> guest().later()).hasMessageContaining("not yet supported");
    assertThatThrownBy(() -> guest().take()).hasMessageContaining("not yet supported");
  }

  @Test
  void methodsThatWereAskedToReturnFuturesAreRefusedByTheCall() {
    assertThatThrownBy(() -> guest().laterAnswer())
        .isInstanceOf(UnsupportedFeatureException.class)
        .hasMessageContaining("method `laterAnswer`");
    assertThatThrownBy(() -> guest().pause())
        .hasMessageContaining("which returns a CompletableFuture, is not yet supported");
  }
}
