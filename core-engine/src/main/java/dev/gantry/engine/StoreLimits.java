package dev.gantry.engine;

/**
 * What the guests of one store may use together. Immutable.
 *
 * @param memoryBytes bytes of all memories
 * @param tableElements elements of all tables
 * @param callDepth guest functions active at once
 * @param instances instances alive
 */
public record StoreLimits(long memoryBytes, long tableElements, int callDepth, int instances) {

  /** As much memory as there is, ten million table elements, ten thousand instances. */
  public static final StoreLimits DEFAULT =
      new StoreLimits(Long.MAX_VALUE, 10_000_000, 50_000, 10_000);

  /** {@return a copy with another limit on memory} */
  public StoreLimits withMemoryBytes(long bytes) {
    return new StoreLimits(bytes, tableElements, callDepth, instances);
  }

  /** {@return a copy with another limit on tables} */
  public StoreLimits withTableElements(long elements) {
    return new StoreLimits(memoryBytes, elements, callDepth, instances);
  }

  /** {@return a copy with another limit on active functions} */
  public StoreLimits withCallDepth(int functions) {
    return new StoreLimits(memoryBytes, tableElements, functions, instances);
  }

  /** {@return a copy with another limit on instances} */
  public StoreLimits withInstances(int count) {
    return new StoreLimits(memoryBytes, tableElements, callDepth, count);
  }
}
