package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.Function.LocalRun;
import java.util.Arrays;
import java.util.List;

/**
 * The locals of a body: their types, and which have been set (core 3.1.9).
 *
 * <p>Locals without a default value count as set until the end of the block that set them.
 */
final class Locals {
  /** The number that implementations agree to support, parameters included. */
  static final int LIMIT = 50_000;

  private int[] types = new int[32];
  private boolean[] unset = new boolean[32];
  private int count;
  private int[] initialized = new int[8];
  private int initializedCount;

  /** Forgets the locals of another body. */
  void clear() {
    Arrays.fill(unset, 0, count, false);
    count = 0;
    initializedCount = 0;
  }

  void addParameters(int[] parameters) {
    reserve(parameters.length);
    System.arraycopy(parameters, 0, types, count, parameters.length);
    count += parameters.length;
  }

  /** {@return whether there are not too many for any implementation} */
  static boolean areSupported(int parameterCount, List<LocalRun> runs) {
    long total = parameterCount;
    for (var run : runs) {
      total += run.count();
    }
    return total <= LIMIT;
  }

  void add(int times, int type) {
    reserve(times);
    Arrays.fill(types, count, count + times, type);
    Arrays.fill(unset, count, count + times, !ValueCode.isDefaultable(type));
    count += times;
  }

  private void reserve(int more) {
    if (count + more > types.length) {
      int length = Math.max(count + more, 2 * types.length);
      types = Arrays.copyOf(types, length);
      unset = Arrays.copyOf(unset, length);
    }
  }

  boolean contains(int localIndex) {
    return Integer.compareUnsigned(localIndex, count) < 0;
  }

  int type(int localIndex) {
    return types[localIndex];
  }

  boolean isSet(int localIndex) {
    return !unset[localIndex];
  }

  void set(int localIndex) {
    if (unset[localIndex]) {
      unset[localIndex] = false;
      if (initializedCount == initialized.length) {
        initialized = Arrays.copyOf(initialized, 2 * initializedCount);
      }
      initialized[initializedCount++] = localIndex;
    }
  }

  /** {@return the number of locals that the enclosing blocks have set} */
  int initializedHeight() {
    return initializedCount;
  }

  /** Ends a block: what it has set is unset again. */
  void restore(int initializedHeight) {
    while (initializedCount > initializedHeight) {
      unset[initialized[--initializedCount]] = true;
    }
  }
}
