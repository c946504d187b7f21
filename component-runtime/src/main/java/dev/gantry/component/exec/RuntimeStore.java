package dev.gantry.component.exec;

import dev.gantry.component.Store;
import dev.gantry.component.StoreLimits;
import dev.gantry.engine.MemoryBudget;
import dev.gantry.engine.generated.StoreControl;
import java.time.Duration;
import java.util.Optional;

/** The store of the component runtime, around one of the core engine. */
public final class RuntimeStore implements Store {
  /** Longer than anything runs, and small enough to be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(10_000);

  private final StoreLimits limits;
  private final dev.gantry.engine.Store core;
  private final HostResources hostResources = new HostResources();

  // The core store says who is inside, so that entering takes one exchange and not two.
  private final StoreControl control;
  private int depth;
  private boolean timed;
  private boolean closed;
  private Optional<Deadline> deadline = Optional.empty();

  /** The end of all calls, on the clock of {@link System#nanoTime}. */
  private record Deadline(long nanos) {}

  /** An empty store. */
  public RuntimeStore(StoreLimits limits, MemoryBudget budget) {
    this.limits = limits;
    this.core = dev.gantry.engine.Store.create(coreLimits(limits), budget);
    this.control = core.control();
    this.timed = limits.callTime().toSeconds() < Long.MAX_VALUE;
    if (limits.fuel() != Long.MAX_VALUE) {
      core.setFuel(limits.fuel());
    }
  }

  private static dev.gantry.engine.StoreLimits coreLimits(StoreLimits limits) {
    var core =
        dev.gantry.engine.StoreLimits.DEFAULT
            .withMemoryBytes(limits.memoryBytes())
            .withTableElements(limits.tableElements());
    return limits.interruptible() ? core.withInterruption() : core;
  }

  @Override
  public StoreLimits limits() {
    return limits;
  }

  @Override
  public int hostResourceCount() {
    return hostResources.size();
  }

  @Override
  public long memoryBytes() {
    return core.memoryBytes();
  }

  @Override
  public long fuel() {
    return core.fuel();
  }

  @Override
  public void setFuel(long fuel) {
    core.setFuel(fuel);
  }

  @Override
  public void endAfter(Duration time) {
    enter();
    try {
      deadline = Optional.of(new Deadline(System.nanoTime() + atMost(LONGEST, time).toNanos()));
      timed = true;
    } finally {
      leave();
    }
  }

  @Override
  public void interrupt() {
    core.interrupt();
  }

  dev.gantry.engine.Store core() {
    return core;
  }

  HostResources hostResources() {
    return hostResources;
  }

  /**
   * Lets the current thread in; {@link #leave} lets it out again.
   *
   * @throws IllegalStateException if another thread is inside, or the store is closed
   */
  public void enter() {
    if (control.enter()) {
      begin();
    }
    depth++;
  }

  private void begin() {
    if (closed) {
      control.leave();
      throw new IllegalStateException("the store is closed");
    }
    if (timed) {
      core.setDeadline(timeLeft());
    }
  }

  private static Duration atMost(Duration longest, Duration time) {
    return time.compareTo(longest) < 0 ? time : longest;
  }

  private Duration timeLeft() {
    Duration call = limits.callTime();
    return deadline
        .map(end -> Duration.ofNanos(Math.max(0, end.nanos() - System.nanoTime())))
        .map(left -> atMost(call, left))
        .orElse(call);
  }

  /** Lets the current thread out, if this is the outermost of its entries. */
  public void leave() {
    depth--;
    if (depth == 0) {
      if (timed) {
        core.clearDeadline();
      }
      control.leave();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    enter();
    try {
      closed = true;
      hostResources.closeAll();
    } finally {
      // The arrays of memories go to others only if nobody is inside, this thread included.
      leave();
      core.close();
    }
  }
}
