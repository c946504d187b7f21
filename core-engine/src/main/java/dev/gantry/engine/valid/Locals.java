package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.Function.LocalRun;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The locals of a body: their types, and which have been set (core 3.1.9).
 *
 * <p>Locals without a default value count as set until the end of the block that set them. Runs of
 * one type stay runs, so that a few bytes cannot ask for much memory.
 */
final class Locals {
  /** The number that implementations agree to support, parameters included. */
  static final int LIMIT = 50_000;

  /** The first locals, which most instructions name, have their types in an array. */
  private static final int NEAR = 256;

  private final int[] near = new int[NEAR];
  private int[] runEnds = new int[8];
  private int[] runTypes = new int[8];
  private int runCount;
  private int count;

  private final BitSet set = new BitSet();
  private int[] initialized = new int[8];
  private int initializedCount;

  /** Forgets the locals of another body. */
  void clear() {
    restore(0);
    runCount = 0;
    count = 0;
  }

  /** Adds parameters, which are set from the beginning. */
  void addParameters(int[] parameters) {
    for (int type : parameters) {
      add(1, type);
      if (!ValueCode.isDefaultable(type)) {
        set(count - 1);
      }
    }
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
    if (times == 0) {
      return;
    }
    if (count < NEAR) {
      Arrays.fill(near, count, Math.min(count + times, NEAR), type);
    }
    count += times;
    if (runCount == runEnds.length) {
      runEnds = Arrays.copyOf(runEnds, 2 * runCount);
      runTypes = Arrays.copyOf(runTypes, 2 * runCount);
    }
    runEnds[runCount] = count;
    runTypes[runCount++] = type;
  }

  boolean contains(int localIndex) {
    return Integer.compareUnsigned(localIndex, count) < 0;
  }

  int type(int localIndex) {
    if (localIndex < NEAR) {
      return near[localIndex];
    }
    int found = Arrays.binarySearch(runEnds, 0, runCount, localIndex + 1);
    return runTypes[found >= 0 ? found : -found - 1];
  }

  boolean isSet(int localIndex) {
    return ValueCode.isDefaultable(type(localIndex)) || set.get(localIndex);
  }

  void set(int localIndex) {
    if (isSet(localIndex)) {
      return;
    }
    set.set(localIndex);
    if (initializedCount == initialized.length) {
      initialized = Arrays.copyOf(initialized, 2 * initializedCount);
    }
    initialized[initializedCount++] = localIndex;
  }

  /** {@return the number of locals that the enclosing blocks have set} */
  int initializedHeight() {
    return initializedCount;
  }

  /** Ends a block: what it has set is unset again. */
  void restore(int initializedHeight) {
    while (initializedCount > initializedHeight) {
      set.clear(initialized[--initializedCount]);
    }
  }
}
