package dev.gantry.component.binary;

import java.lang.reflect.Method;

/**
 * Counts what a thread allocates.
 *
 * <p>By reflection, because this module, whose tests are inside it, does not read {@code
 * jdk.management}.
 */
final class AllocatedBytes {
  private static final Object THREADS = threads();
  private static final Method COUNT = count();

  private AllocatedBytes() {}

  private static Object threads() {
    try {
      return Class.forName("java.lang.management.ManagementFactory")
          .getMethod("getThreadMXBean")
          .invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static Method count() {
    try {
      return Class.forName("com.sun.management.ThreadMXBean")
          .getMethod("getCurrentThreadAllocatedBytes");
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** {@return how many bytes an action allocated, whether they are still in use or not} */
  static long of(Runnable action) {
    long before = allocated();
    action.run();
    return allocated() - before;
  }

  private static long allocated() {
    try {
      return (long) COUNT.invoke(THREADS);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
