package dev.gantry.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs a guest on a thread with a stack that deep recursions fit on. */
final class GuestThread {
  private static final long STACK_BYTES = 512L << 20;

  private GuestThread() {}

  /** {@return what the task returns; what it throws is thrown here} */
  static <T> T run(Callable<T> task) throws Exception {
    var future = new FutureTask<>(task);
    Thread.ofPlatform().name("guest").stackSize(STACK_BYTES).start(future);
    try {
      return future.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw failed;
      }
    }
  }
}
