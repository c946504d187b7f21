package dev.gantry.engine;

/**
 * What the guests of one store may use together. Immutable.
 *
 * @param memoryBytes bytes of all memories
 * @param tableElements elements of all tables
 * @param callDepth guest functions active at once, of those that call others; compiled functions
 *     count them only if this is not the default, and are bounded by the stack of their thread in
 *     any case
 * @param instances instances alive
 * @param interruptible whether other threads can end guests at any time by {@link Store#interrupt};
 *     compiled code then looks for that, which takes 15 % of its time
 */
public record StoreLimits(
    long memoryBytes, long tableElements, int callDepth, int instances, boolean interruptible) {

  /**
   * As much memory as there is, ten million table elements, ten thousand instances; no
   * interruption.
   */
  public static final StoreLimits DEFAULT =
      new StoreLimits(Long.MAX_VALUE, 10_000_000, 50_000, 10_000, false);

  /** {@return a copy with another limit on memory} */
  public StoreLimits withMemoryBytes(long bytes) {
    return new StoreLimits(bytes, tableElements, callDepth, instances, interruptible);
  }

  /** {@return a copy with another limit on tables} */
  public StoreLimits withTableElements(long elements) {
    return new StoreLimits(memoryBytes, elements, callDepth, instances, interruptible);
  }

  /** {@return a copy with another limit on active functions} */
  public StoreLimits withCallDepth(int functions) {
    return new StoreLimits(memoryBytes, tableElements, functions, instances, interruptible);
  }

  /** {@return a copy with another limit on instances} */
  public StoreLimits withInstances(int count) {
    return new StoreLimits(memoryBytes, tableElements, callDepth, count, interruptible);
  }

  /** {@return a copy for guests that other threads can end at any time} */
  public StoreLimits withInterruption() {
    return new StoreLimits(memoryBytes, tableElements, callDepth, instances, true);
  }
}
