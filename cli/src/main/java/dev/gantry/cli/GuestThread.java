package dev.gantry.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The thread on which a guest runs: its stack is large, because guests recurse deeply. */
final class GuestThread {
  private static final long STACK_BYTES = 512L << 20;

  private GuestThread() {}

  /**
   * {@return what the work gives}
   *
   * @throws Exception what the work throws
   */
  static <T> T run(Callable<T> work) throws Exception {
    var task = new FutureTask<T>(work);
    new Thread(null, task, "guest", STACK_BYTES).start();
    try {
      return task.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw failed;
      }
    }
  }
}
