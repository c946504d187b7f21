package dev.gantry.wasi.serve;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Lets so many pieces of work run at once, lets a few more wait for a short time, and refuses the
 * rest.
 *
 * <p>Work runs on the thread that brings it if there is room, which spares a change of threads;
 * what waited runs on the executor. Safe for use by several threads.
 */
final class Admission {
  private final int mostAtWork;
  private final int mostWaiting;
  private final Duration longestWait;
  private final Executor executor;
  private final ScheduledThreadPoolExecutor clock;
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private int atWork;

  /**
   * Nothing at work yet.
   *
   * @param executor has threads for all that may be at work, and some more
   */
  Admission(
      int mostAtWork,
      int mostWaiting,
      Duration longestWait,
      Executor executor,
      ScheduledThreadPoolExecutor clock) {
    this.mostAtWork = mostAtWork;
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
    this.executor = executor;
    this.clock = clock;
  }

  /** What is to be admitted: one of its methods is called, once. */
  interface Work {

    /** Does it. */
    void run();

    /** Does without. */
    void refused();
  }

  /** Work in the queue, with what will take it out of there. */
  private static final class Waiting {
    final Work work;
    Optional<ScheduledFuture<?>> end = Optional.empty();

    Waiting(Work work) {
      this.work = work;
    }
  }

  /** Runs the work now, or lets it wait, or refuses it. */
  void admit(Work work) {
    if (begin(work)) {
      runAndGoOn(work);
    }
  }

  private boolean begin(Work work) {
    synchronized (this) {
      if (atWork < mostAtWork) {
        atWork++;
        return true;
      }
      if (queue.size() < mostWaiting) {
        enqueue(new Waiting(work));
        return false;
      }
    }
    work.refused();
    return false;
  }

  private void enqueue(Waiting waiting) {
    queue.add(waiting);
    waiting.end =
        Optional.of(
            clock.schedule(() -> endWait(waiting), longestWait.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void endWait(Waiting waiting) {
    boolean stillWaiting;
    synchronized (this) {
      stillWaiting = queue.remove(waiting);
    }
    if (stillWaiting) {
      // The clock has other things to do than to write to a connection.
      executor.execute(waiting.work::refused);
    }
  }

  private void runAndGoOn(Work work) {
    try {
      work.run();
    } finally {
      next().ifPresent(waiting -> executor.execute(() -> runAndGoOn(waiting.work)));
    }
  }

  /** {@return what takes the place of work that is done} */
  private synchronized Optional<Waiting> next() {
    Optional<Waiting> first = Optional.ofNullable(queue.poll());
    first.flatMap(waiting -> waiting.end).ifPresent(end -> end.cancel(false));
    if (first.isEmpty()) {
      atWork--;
    }
    return first;
  }

  /** {@return how much is at work} */
  synchronized int atWork() {
    return atWork;
  }

  /** {@return how much is waiting} */
  synchronized int waiting() {
    return queue.size();
  }
}
