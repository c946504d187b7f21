package dev.gantry.wasi.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.bindings.io.Streams.StreamError;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
  private final OutputStream output = new SinkOutput(sink);

  private static InputStream input(String text) {
    return new QueuedInput(new ByteArrayInputStream(text.getBytes(UTF_8))).stream();
  }

  private static void assertClosed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            e -> assertThat(e.error()).isEqualTo(new StreamError.Closed()));
  }

  @Test
  void readsToTheEnd() throws Exception {
    InputStream input = input("hello");
    assertThat(input.read(0)).isEmpty();
    assertThat(input.blockingRead(2)).isEqualTo("he".getBytes(UTF_8));
    assertThat(input.blockingSkip(1)).isEqualTo(1);
    assertThat(input.blockingRead(-1)).isEqualTo("lo".getBytes(UTF_8));
    assertClosed(() -> input.blockingRead(1));
    assertClosed(() -> input.read(0));
    input.close();
  }

  @Test
  void aReadThatWouldBlockIsEmpty() throws Exception {
    try (PipedOutputStream writer = new PipedOutputStream();
        PipedInputStream reader = new PipedInputStream(writer)) {
      InputStream input = new QueuedInput(reader).stream();
      assertThat(input.read(10)).isEmpty();
      try (Pollable ready = input.subscribe()) {
        assertThat(ready.ready()).isFalse();
        writer.write("x".getBytes(UTF_8));
        writer.flush();
        ready.block();
        assertThat(ready.ready()).isTrue();
      }
      assertThat(input.read(10)).isEqualTo("x".getBytes(UTF_8));
    }
  }

  @Test
  void aFailureIsToldOnceThenTheStreamIsClosed() {
    InputStream input =
        new QueuedInput(
                new java.io.InputStream() {
                  @Override
                  public int read() throws IOException {
                    throw new IOException("/a/secret/path");
                  }

                  @Override
                  public int read(byte[] bytes, int start, int length) throws IOException {
                    return read();
                  }
                })
            .stream();
    assertThatThrownBy(() -> input.blockingRead(1))
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            e ->
                assertThat(e.error())
                    .isInstanceOfSatisfying(
                        StreamError.LastOperationFailed.class,
                        failed ->
                            assertThat(failed.value().toDebugString()).doesNotContain("secret")));
    assertClosed(() -> input.blockingRead(1));
  }

  @Test
  void writesWhatWasPermitted() throws Exception {
    long permitted = output.checkWrite();
    assertThat(permitted).isPositive();
    output.write("ab".getBytes(UTF_8));
    output.writeZeroes(1);
    output.flush();
    output.blockingFlush();
    output.blockingWriteAndFlush("c".getBytes(UTF_8));
    output.blockingWriteZeroesAndFlush(1);
    assertThat(sink.toString(UTF_8)).isEqualTo("ab\0c\0");
  }

  @Test
  void trapsWhenMoreIsWrittenThanWasPermitted() throws Exception {
    assertThatThrownBy(() -> output.write(new byte[1])).isInstanceOf(WasiTrapException.class);
    int permitted = (int) output.checkWrite();
    output.write(new byte[permitted]);
    assertThatThrownBy(() -> output.write(new byte[1])).isInstanceOf(WasiTrapException.class);
    assertThatThrownBy(() -> output.writeZeroes(-1)).isInstanceOf(WasiTrapException.class);
    assertThatThrownBy(() -> output.blockingWriteAndFlush(new byte[4097]))
        .isInstanceOf(WasiTrapException.class);
    assertThatThrownBy(() -> output.blockingWriteZeroesAndFlush(-1))
        .isInstanceOf(WasiTrapException.class);
  }

  @Test
  void splices() throws Exception {
    InputStream input = input("hello");
    assertThat(output.blockingSplice(input, 2)).isEqualTo(2);
    assertThat(output.splice(input, -1)).isEqualTo(3);
    assertThat(sink.toString(UTF_8)).isEqualTo("hello");
    assertClosed(() -> output.blockingSplice(input, 1));
  }

  @Test
  void anOutputThatFailsIsClosed() {
    OutputStream broken =
        new SinkOutput(
            new java.io.OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("full");
              }
            });
    assertThatThrownBy(() -> broken.blockingWriteAndFlush(new byte[1]))
        .isInstanceOf(StreamErrorException.class);
    assertClosed(broken::checkWrite);
    assertClosed(broken::flush);
  }

  @Test
  void trapsWhenAStreamIsDroppedBeforeItsPollable() {
    InputStream input = input("");
    Pollable pollable = input.subscribe();
    assertThatThrownBy(input::close)
        .isInstanceOf(WasiTrapException.class)
        .hasMessage("resource has children");
    pollable.close();
    Pollable other = output.subscribe();
    assertThat(other.ready()).isTrue();
    other.close();
    output.close();
  }
}
