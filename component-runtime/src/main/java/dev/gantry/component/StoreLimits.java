package dev.gantry.component;

import java.time.Duration;

/**
 * What the instances of one store may use together.
 *
 * <p>Immutable: each {@code with} method returns a copy.
 *
 * @param memoryBytes the sum of all linear memories, in bytes
 * @param tableElements the sum of all tables, in elements
 * @param callTime how long one call from the host may last
 * @param liftedBytes how many bytes one call may make the host lift out of guests
 * @param fuel what guests may use up in all; {@link Long#MAX_VALUE} if they need none
 * @param handles how many handles to resources each instance may hold
 * @param interruptible whether other threads can end guests at any time by {@link Store#interrupt};
 *     compiled code then looks for that, which takes 10 % of its time
 */
public record StoreLimits(
    long memoryBytes,
    long tableElements,
    Duration callTime,
    long liftedBytes,
    long fuel,
    int handles,
    boolean interruptible) {

  /**
   * The limits of a store for which nobody has set any: 4 GiB, ten million elements, no limit of
   * time or fuel, 128 MiB lifted by a call, a million handles; no interruption.
   */
  public static final StoreLimits DEFAULT =
      new StoreLimits(
          1L << 32,
          10_000_000,
          Duration.ofSeconds(Long.MAX_VALUE),
          1L << 27,
          Long.MAX_VALUE,
          1_000_000,
          false);

  public StoreLimits {
    if (memoryBytes < 0
        || tableElements < 0
        || callTime.isNegative()
        || liftedBytes < 0
        || fuel < 0
        || handles < 0) {
      throw new IllegalArgumentException("a limit is negative: " + this);
    }
  }

  /** {@return a copy with another limit on the bytes of all linear memories} */
  public StoreLimits withMemoryBytes(long newMemoryBytes) {
    return new StoreLimits(
        newMemoryBytes, tableElements, callTime, liftedBytes, fuel, handles, interruptible);
  }

  /** {@return a copy with another limit on the elements of all tables} */
  public StoreLimits withTableElements(long newTableElements) {
    return new StoreLimits(
        memoryBytes, newTableElements, callTime, liftedBytes, fuel, handles, interruptible);
  }

  /** {@return a copy with another limit on the time of a call from the host} */
  public StoreLimits withCallTime(Duration newCallTime) {
    return new StoreLimits(
        memoryBytes, tableElements, newCallTime, liftedBytes, fuel, handles, interruptible);
  }

  /** {@return a copy with another limit on what a call makes the host lift} */
  public StoreLimits withLiftedBytes(long newLiftedBytes) {
    return new StoreLimits(
        memoryBytes, tableElements, callTime, newLiftedBytes, fuel, handles, interruptible);
  }

  /** {@return a copy with another amount of fuel} */
  public StoreLimits withFuel(long newFuel) {
    return new StoreLimits(
        memoryBytes, tableElements, callTime, liftedBytes, newFuel, handles, interruptible);
  }

  /** {@return a copy with another limit on the handles of each instance} */
  public StoreLimits withHandles(int newHandles) {
    return new StoreLimits(
        memoryBytes, tableElements, callTime, liftedBytes, fuel, newHandles, interruptible);
  }

  /** {@return a copy for guests that other threads can end at any time} */
  public StoreLimits withInterruption() {
    return new StoreLimits(memoryBytes, tableElements, callTime, liftedBytes, fuel, handles, true);
  }
}
