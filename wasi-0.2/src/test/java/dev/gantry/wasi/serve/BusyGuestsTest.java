package dev.gantry.wasi.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BusyGuestsTest {

  @Test
  void whileGuestsLoopWithoutEndOthersAreServed() {
    int endless = 4 * Runtime.getRuntime().availableProcessors();
    ServeLimits limits = ServeLimits.DEFAULT;
    try (var server = RunningServer.start(options -> options.limits(withTime(limits)))) {
      server.get("/polite");
      List<CompletableFuture<ContentResponse>> loops = new ArrayList<>();
      for (int i = 0; i < endless; i++) {
        loops.add(RunningServer.send(server.request("http", "/spin")));
      }
      server.awaitGuests(endless);

      for (int i = 0; i < 10; i++) {
        assertThat(server.admin("/health").getStatus()).isEqualTo(200);
        assertThat(server.get("/polite").getStatus()).isEqualTo(200);
      }
      assertThat(loops).noneMatch(CompletableFuture::isDone);
      assertThat(loops).allSatisfy(answer -> assertThat(answer.join().getStatus()).isEqualTo(504));
    }
  }

  private static ServeLimits withTime(ServeLimits d) {
    return new ServeLimits(
        d.guests(),
        d.waiting(),
        d.waitTime(),
        Duration.ofSeconds(8),
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
