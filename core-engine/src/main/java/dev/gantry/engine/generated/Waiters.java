package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The threads that wait at addresses of a shared memory, the first come first (threads proposal).
 */
final class Waiters {
  private static final int WOKEN = 0;
  private static final int NOT_EQUAL = 1;
  private static final int TIMED_OUT = 2;

  /** How long a thread waits before it looks whether it has been interrupted. */
  private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final class Waiter {
    final Condition condition;
    boolean woken;

    Waiter(Condition condition) {
      this.condition = condition;
    }
  }

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, Queue<Waiter>> queues = new HashMap<>();

  int wake(long address, int count) {
    lock.lock();
    try {
      int woken = 0;
      Queue<Waiter> queue = queues.get(address);
      while (queue != null && !queue.isEmpty() && Integer.compareUnsigned(woken, count) < 0) {
        Waiter waiter = queue.remove();
        waiter.woken = true;
        waiter.condition.signal();
        woken++;
      }
      return woken;
    } finally {
      lock.unlock();
    }
  }

  int await(long address, BooleanSupplier isExpected, long nanos, StoreControl control) {
    lock.lock();
    try {
      if (!isExpected.getAsBoolean()) {
        return NOT_EQUAL;
      }
      var waiter = new Waiter(lock.newCondition());
      Queue<Waiter> queue = queues.computeIfAbsent(address, _ -> new ArrayDeque<>());
      queue.add(waiter);
      try {
        return await(waiter, nanos, control);
      } finally {
        queue.remove(waiter);
        if (queue.isEmpty()) {
          queues.remove(address, queue);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private static int await(Waiter waiter, long nanos, StoreControl control) {
    long start = System.nanoTime();
    while (!waiter.woken) {
      long left = nanos < 0 ? Long.MAX_VALUE : nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return TIMED_OUT;
      }
      if (control.pollRequested()) {
        control.pollSlowly();
      }
      try {
        var _ = waiter.condition.awaitNanos(Math.min(left, SLICE_NANOS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TrapException(Trap.INTERRUPT);
      }
    }
    return WOKEN;
  }
}
