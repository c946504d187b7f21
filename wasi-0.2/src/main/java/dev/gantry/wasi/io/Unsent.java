package dev.gantry.wasi.io;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What guests on this thread have left to be sent together with more, and is sent before they wait.
 *
 * <p>Sending the head of a message with the first bytes of its body saves a packet; but a guest
 * that waits for something else first must not keep its peer waiting for the head.
 */
public final class Unsent {
  /** A guest that never waits does not make the host keep more. */
  private static final int MOST = 64;

  private static final ThreadLocal<Deque<Runnable>> OF_THREAD =
      ThreadLocal.withInitial(ArrayDeque::new);

  private Unsent() {}

  /** Has something sent before this thread waits for the next time. */
  public static void beforeWaiting(Runnable send) {
    Deque<Runnable> unsent = OF_THREAD.get();
    if (unsent.size() == MOST) {
      send();
    }
    unsent.add(send);
  }

  /** Forgets what is unsent, as the guest is done. */
  public static void forget() {
    OF_THREAD.get().clear();
  }

  static void send() {
    Deque<Runnable> unsent = OF_THREAD.get();
    while (!unsent.isEmpty()) {
      unsent.removeFirst().run();
    }
  }
}
