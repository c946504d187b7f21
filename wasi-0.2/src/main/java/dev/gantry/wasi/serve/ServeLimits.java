package dev.gantry.wasi.serve;

import dev.gantry.component.StoreLimits;
import java.time.Duration;

/**
 * What requests may use, each by itself and all together. Immutable.
 *
 * @param guests how many requests are with a guest at once
 * @param waiting how many more may wait for that
 * @param waitTime how long they wait, before they are refused
 * @param requestTime how long a guest may take for a request, bodies included
 * @param memoryBytes what the memories of the guest of one request hold in sum
 * @param totalMemoryBytes what the memories of all guests hold in sum
 * @param fuel what a guest may use up for a request; {@link Long#MAX_VALUE} if it needs none
 * @param bodyBytes how long the body of a request may be
 * @param headBytes how long the head of a request may be
 * @param headTime how long the head of a request may take to arrive, from its first byte
 * @param idleTime how long a connection may be silent
 * @param connections how many connections may be open
 * @param stackBytes the stack of the threads that guests run on
 * @param drainTime how long requests may go on when the server stops
 */
public record ServeLimits(
    int guests,
    int waiting,
    Duration waitTime,
    Duration requestTime,
    long memoryBytes,
    long totalMemoryBytes,
    long fuel,
    long bodyBytes,
    int headBytes,
    Duration headTime,
    Duration idleTime,
    int connections,
    long stackBytes,
    Duration drainTime) {

  /**
   * 64 guests, 256 requests that wait for a second, half a minute, 256 MiB and a body of 1 GiB for
   * each, half of the heap for all memories, heads of 16 KiB within 10 seconds, 20,000 connections
   * that are silent for a minute, stacks of 4 MiB, half a minute to drain.
   */
  public static final ServeLimits DEFAULT =
      new ServeLimits(
          64,
          256,
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          256L << 20,
          Runtime.getRuntime().maxMemory() / 2,
          Long.MAX_VALUE,
          1L << 30,
          16 << 10,
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          20_000,
          4L << 20,
          Duration.ofSeconds(30));

  public ServeLimits {
    if (guests < 1
        || waiting < 0
        || memoryBytes < 0
        || totalMemoryBytes < 0
        || fuel < 0
        || bodyBytes < 0
        || headBytes < 1
        || connections < 1
        || stackBytes < 0) {
      throw new IllegalArgumentException(
          "limits that let nothing happen: %d guests, %d waiting, %d bytes of %d, %d fuel"
              .formatted(guests, waiting, memoryBytes, totalMemoryBytes, fuel));
    }
  }

  /** {@return the limits of the store of one request} */
  StoreLimits storeLimits() {
    return StoreLimits.DEFAULT
        .withMemoryBytes(memoryBytes)
        .withFuel(fuel)
        .withTableElements(1_000_000)
        .withLiftedBytes(64L << 20)
        .withHandles(10_000)
        .withInterruption();
  }
}
