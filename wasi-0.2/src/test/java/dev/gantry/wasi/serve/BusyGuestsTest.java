package dev.gantry.wasi.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BusyGuestsTest {

  @Test
  void whileGuestsLoopWithoutEndOthersAreServed(TestReporter reporter) {
    int endless = 4 * Runtime.getRuntime().availableProcessors();
    ServeLimits limits = ServeLimits.DEFAULT;
    try (var server =
        RunningServer.start(options -> options.limits(withTime(limits, Duration.ofSeconds(8))))) {
      server.get("/polite");
      List<CompletableFuture<ContentResponse>> loops = new ArrayList<>();
      for (int i = 0; i < endless; i++) {
        loops.add(RunningServer.send(server.request("http", "/spin")));
      }
      server.awaitGuests(endless);

      Duration slowest = Duration.ZERO;
      for (int i = 0; i < 10; i++) {
        long begin = System.nanoTime();
        assertThat(server.admin("/health").getStatus()).isEqualTo(200);
        slowest = longer(slowest, Duration.ofNanos(System.nanoTime() - begin));
        assertThat(server.get("/polite").getStatus()).isEqualTo(200);
      }
      assertThat(loops).noneMatch(CompletableFuture::isDone);
      // A hundredth of this is usual; a busy machine is no failure.
      reporter.publishEntry("slowest /health, ms", String.valueOf(slowest.toMillis()));
      assertThat(slowest).isLessThan(Duration.ofSeconds(1));
      assertThat(loops).allSatisfy(answer -> assertThat(answer.join().getStatus()).isEqualTo(504));
    }
  }

  @Test
  void aGuestThatLoopsWithoutEndStopsAtItsDeadline(TestReporter reporter) {
    Duration time = Duration.ofMillis(500);
    ServeLimits limits = withTime(ServeLimits.DEFAULT, time);
    try (var server = RunningServer.start(options -> options.limits(limits))) {
      server.get("/spin");
      Duration latest = Duration.ZERO;
      for (int i = 0; i < 5; i++) {
        long begin = System.nanoTime();
        assertThat(server.get("/spin").getStatus()).isEqualTo(504);
        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(taken).isGreaterThan(time.dividedBy(2));
        latest = longer(latest, taken.minus(time));
      }
      reporter.publishEntry("latest end after the deadline, ms", String.valueOf(latest.toMillis()));
      assertThat(latest).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static ServeLimits withTime(ServeLimits d, Duration time) {
    return new ServeLimits(
        d.guests(),
        d.waiting(),
        d.waitTime(),
        time,
        d.memoryBytes(),
        d.totalMemoryBytes(),
        d.fuel(),
        d.bodyBytes(),
        d.headBytes(),
        d.headTime(),
        d.idleTime(),
        d.connections(),
        d.stackBytes(),
        d.drainTime());
  }
}
