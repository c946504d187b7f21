package dev.gantry.wasi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.clocks.HostMonotonicClock;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PollTest {
  private static final long MILLI = 1_000_000;

  private final HostPoll poll = new HostPoll();
  private final HostMonotonicClock clock = new HostMonotonicClock(WasiClock.system());
  private final Pollable never = clock.subscribeInstant(-1);

  @Test
  void trapsOnAnEmptyList() {
    assertThatThrownBy(() -> poll.poll(List.of())).isInstanceOf(WasiTrapException.class);
  }

  @Test
  void tellsAllThatAreReady() {
    Pollable past = clock.subscribeInstant(0);
    assertThat(poll.poll(List.of(past, never, past))).containsExactly(0, 2);
    assertThat(never.ready()).isFalse();
  }

  @Test
  void waitsForTheFirstDeadline() {
    long start = System.nanoTime();
    Pollable later = clock.subscribeDuration(10_000_000 * MILLI);
    Pollable soon = clock.subscribeDuration(20 * MILLI);
    assertThat(poll.poll(List.of(never, later, soon))).containsExactly(2);
    assertThat(System.nanoTime() - start).isBetween(20 * MILLI, 10_000 * MILLI);
  }

  @Test
  void waitsForChannelsThreadsAndTheClockAtOnce() throws Exception {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    try (PipedOutputStream writer = new PipedOutputStream();
        PipedInputStream reader = new PipedInputStream(writer)) {
      Pollable channel =
          new Children().pollable(new ChannelReadiness(pipe.source(), SelectionKey.OP_READ));
      Pollable thread = new QueuedInput(reader).stream().subscribe();
      Pollable time = clock.subscribeDuration(20 * MILLI);
      assertThat(poll.poll(List.of(channel, thread, time))).containsExactly(2);
      Thread writing =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      writer.write(1);
                      writer.flush();
                    } catch (java.io.IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  });
      assertThat(poll.poll(List.of(channel, thread, never))).containsExactly(1);
      writing.join();
      assertThat(pipe.sink().write(ByteBuffer.wrap(new byte[1]))).isEqualTo(1);
      assertThat(poll.poll(List.of(channel, never))).containsExactly(0);
    }
    pipe.sink().close();
    pipe.source().close();
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(never::block).isInstanceOf(WasiTrapException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFixedClockMovesToWhatIsWaitedFor() {
    WasiClock fixed = WasiClock.fixed(Instant.EPOCH);
    HostMonotonicClock still = new HostMonotonicClock(fixed);
    assertThat(still.now()).isEqualTo(still.now());
    still.subscribeDuration(3_600_000_000_000L).block();
    assertThat(still.now()).isEqualTo(3_600_000_000_000L);
    assertThat(fixed.wall()).isEqualTo(Instant.EPOCH.plusSeconds(3600));
  }
}
