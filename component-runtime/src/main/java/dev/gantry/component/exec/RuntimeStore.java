package dev.gantry.component.exec;

import dev.gantry.component.Store;
import dev.gantry.component.StoreLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The store of the component runtime, around one of the core engine. */
public final class RuntimeStore implements Store {
  private final StoreLimits limits;
  private final dev.gantry.engine.Store core;
  private final HostResources hostResources = new HostResources();
  private final AtomicReference<@Nullable Thread> inside = new AtomicReference<>();
  private int depth;
  private boolean closed;

  /** An empty store. */
  public RuntimeStore(StoreLimits limits) {
    this.limits = limits;
    this.core =
        dev.gantry.engine.Store.create(
            dev.gantry.engine.StoreLimits.DEFAULT
                .withMemoryBytes(limits.memoryBytes())
                .withTableElements(limits.tableElements()));
    if (limits.fuel() != Long.MAX_VALUE) {
      core.setFuel(limits.fuel());
    }
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
    Thread current = Thread.currentThread();
    Thread other = inside.get();
    if (other != null && other.equals(current)) {
      depth++;
      return;
    }
    if (!inside.compareAndSet(null, current)) {
      throw new IllegalStateException(
          "thread `%s` is refused: another thread is inside the store"
              .formatted(current.getName()));
    }
    if (closed) {
      inside.set(null);
      throw new IllegalStateException("the store is closed");
    }
    depth = 1;
    if (isLimited(limits.callTime())) {
      core.setDeadline(limits.callTime());
    }
  }

  private static boolean isLimited(Duration time) {
    return time.toSeconds() < Long.MAX_VALUE;
  }

  /** Lets the current thread out, if this is the outermost of its entries. */
  public void leave() {
    depth--;
    if (depth == 0) {
      if (isLimited(limits.callTime())) {
        core.clearDeadline();
      }
      inside.set(null);
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
      leave();
    }
  }
}
