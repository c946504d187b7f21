package dev.gantry.cli;

import dev.gantry.wasi.WasiTrapException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The thread on which a guest runs: its stack is large, because guests recurse deeply. */
final class GuestThread {
  private static final long STACK_BYTES = 512L << 20;

  /** How long a guest whose time is over may take to end by itself, in milliseconds. */
  private static final long GRACE_MILLIS = 50;

  private GuestThread() {}

  /**
   * {@return what the work gives}
   *
   * <p>A guest that computes ends at its deadline by itself. One that waits, for input or for a
   * clock, is interrupted; one that is stuck in something that cannot be interrupted is left
   * behind.
   *
   * @param timeout after which the guest should have ended
   * @throws Exception what the work throws
   */
  static <T> T run(Callable<T> work, Duration timeout) throws Exception {
    var task = new FutureTask<T>(work);
    var thread = new Thread(null, task, "guest", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    try {
      return get(task, thread, timeout);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw failed;
      }
    }
  }

  private static <T> T get(FutureTask<T> task, Thread thread, Duration timeout)
      throws ExecutionException, InterruptedException {
    try {
      return task.get(saturatedMillis(timeout), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      thread.interrupt();
    }
    try {
      return task.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new WasiTrapException("interrupt");
    }
  }

  private static long saturatedMillis(Duration timeout) {
    return timeout.toSeconds() > Long.MAX_VALUE / 2000
        ? Long.MAX_VALUE
        : timeout.toMillis() + GRACE_MILLIS;
  }
}
