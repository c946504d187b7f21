package dev.gantry.engine.generated;

import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.MemoryBudget;
import dev.gantry.engine.StoreLimits;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a store, as running guests see them.
 *
 * <p>Fields belong to the thread that is inside the store, except {@link #poll}, which any thread
 * may set.
 */
public final class StoreControl {
  /** Longer than anything runs, and small enough to be counted in nanoseconds. */
  private static final Duration LONGEST = Duration.ofDays(10_000);

  private static final long PAUSE_NANOS = 50_000;

  private static final VarHandle POLL;
  private static final VarHandle OWNER;
  private static final VarHandle SLICED;

  static {
    try {
      POLL = MethodHandles.lookup().findVarHandle(StoreControl.class, "poll", int.class);
      OWNER = MethodHandles.lookup().findVarHandle(StoreControl.class, "owner", Thread.class);
      SLICED = MethodHandles.lookup().findVarHandle(StoreControl.class, "sliced", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Not zero when a guest should call {@link #pollSlowly} soon: to be read opaquely. */
  public int poll;

  /** Fuel left; only of meaning if {@link #metered}. */
  public long fuel;

  /** Whether guests need fuel. */
  public boolean metered;

  /** Where compiled functions leave results that are not the first. */
  public final Transfer transfer = new Transfer();

  /** Guest functions active at the moment. */
  public int depth;

  /** How many guest functions may be active. */
  final int deepest;

  private final StoreLimits limits;
  private final MemoryBudget budget;
  private @Nullable Thread owner;

  @SuppressWarnings("UnusedVariable") // Used through its handle.
  private boolean sliced;

  private final Map<Class<?>, Object> extensions = new HashMap<>();
  private final List<ByteArrayMemory> reusable = new ArrayList<>();
  private long memoryBytes;
  private boolean closed;
  private long tableElementsLeft;
  private int instancesLeft;
  private volatile boolean interrupted;
  private volatile boolean hasDeadline;
  private volatile long deadlineNanos;
  private Optional<ScheduledFuture<?>> reminder = Optional.empty();

  /** The control of a new store. */
  public StoreControl(StoreLimits limits, MemoryBudget budget) {
    this.limits = limits;
    this.deepest = limits.callDepth();
    this.budget = budget;
    this.tableElementsLeft = limits.tableElements();
    this.instancesLeft = limits.instances();
  }

  /** {@return the limits that the store was made with} */
  public StoreLimits limits() {
    return limits;
  }

  /**
   * {@return what an executor keeps for the store, made when first asked for}
   *
   * @param kind the class of it, of which there is one object
   */
  public <T> T extension(Class<T> kind, Supplier<T> make) {
    Object known = extensions.get(kind);
    if (known == null) {
      known = make.get();
      extensions.put(kind, known);
    }
    return kind.cast(known);
  }

  /** {@return what compiled code must do for this store, as bits of {@link Containment}} */
  public int form() {
    boolean mayEnd = limits.interruptible() || hasDeadline;
    return (mayEnd || (boolean) SLICED.getOpaque(this) ? Containment.POLLED : 0)
        | (metered ? Containment.METERED : 0)
        | (limits.callDepth() == StoreLimits.DEFAULT.callDepth() ? 0 : Containment.COUNTED);
  }

  // Entry

  /**
   * Takes the store for this thread.
   *
   * @return whether it was free, and must be left again
   * @throws IllegalStateException if another thread is inside
   */
  @SuppressWarnings("ReferenceEquality") // A thread is one object.
  public boolean enter() {
    Thread current = Thread.currentThread();
    // Nobody else writes this thread, so that a plain read is enough to recognise it.
    if (owner == current) {
      return false;
    }
    var inside = (Thread) OWNER.compareAndExchangeAcquire(this, (Thread) null, current);
    if (inside != null) {
      throw new IllegalStateException(
          "another thread is inside the store: " + inside.getName() + "; one at a time");
    }
    if (!(boolean) SLICED.getVolatile(this) && current.isVirtual()) {
      beSliced();
    }
    return true;
  }

  private void beSliced() {
    if (SLICED.compareAndSet(this, false, true)) {
      TimeSlices.add(this);
    }
  }

  /**
   * Makes a guest that is inside let others in.
   *
   * @return whether there is one, so that it has to be asked again
   */
  boolean endSlice() {
    if (OWNER.getVolatile(this) == null) {
      SLICED.setVolatile(this, false);
      // A guest that came in meanwhile has seen either this or the value before.
      return OWNER.getVolatile(this) != null && SLICED.compareAndSet(this, false, true);
    }
    requestPoll();
    return true;
  }

  /** Leaves the store free for any thread. */
  public void leave() {
    OWNER.setRelease(this, (Thread) null);
  }

  // Fuel, deadline, interruption

  /** Gives so much fuel, instead of what is left. */
  public void setFuel(long amount) {
    fuel = amount;
    metered = true;
  }

  /** {@return what is left, or {@link Long#MAX_VALUE} if guests need none} */
  public long fuel() {
    return metered ? fuel : Long.MAX_VALUE;
  }

  /**
   * Takes fuel.
   *
   * @throws ExhaustedException if there is not enough; what there was is then gone
   */
  public void charge(long amount) {
    fuel -= amount;
    if (fuel < 0) {
      fuel = 0;
      throw new ExhaustedException("fuel");
    }
  }

  /** Ends guests that are still running after this time. */
  public void setDeadline(Duration fromNow) {
    Duration bounded = fromNow.compareTo(LONGEST) < 0 ? fromNow : LONGEST;
    clearDeadline();
    deadlineNanos = System.nanoTime() + bounded.toNanos();
    hasDeadline = true;
    reminder = Optional.of(DeadlineClock.wake(this, bounded));
  }

  /** Takes the deadline away. */
  public void clearDeadline() {
    hasDeadline = false;
    reminder.ifPresent(pending -> pending.cancel(false));
    reminder = Optional.empty();
  }

  /** Ends the guest that is running, or the next one that runs. */
  public void interrupt() {
    if (!limits.interruptible()) {
      throw new IllegalStateException("the store's guests are not interruptible, by its limits");
    }
    interrupted = true;
    requestPoll();
    var _ = DeadlineClock.wake(this, Duration.ZERO);
  }

  /**
   * Makes the guest look at its store, and ends what a host function that it called waits for.
   *
   * @return whether a guest that should end is still inside
   */
  boolean remind() {
    requestPoll();
    var inside = (Thread) OWNER.getVolatile(this);
    if (inside == null || !(interrupted || isLate())) {
      return false;
    }
    HostWaits.end(inside, this);
    return true;
  }

  private boolean isLate() {
    return hasDeadline && System.nanoTime() - deadlineNanos >= 0;
  }

  void requestPoll() {
    POLL.setOpaque(this, 1);
  }

  /** {@return {@link #poll}, read opaquely} */
  public boolean pollRequested() {
    return (int) POLL.getOpaque(this) != 0;
  }

  /**
   * What a guest does when {@link #poll} is set.
   *
   * @throws TrapException if it has been interrupted
   * @throws ExhaustedException if its time is over
   */
  public void pollSlowly() {
    POLL.setOpaque(this, 0);
    if (interrupted) {
      interrupted = false;
      throw new TrapException(Trap.INTERRUPT);
    }
    if (hasDeadline) {
      if (System.nanoTime() - deadlineNanos >= 0) {
        requestPoll();
        throw new ExhaustedException("time");
      }
    }
    yieldToOthers();
  }

  @SuppressWarnings("ThreadPriorityCheck") // Guests that never block must let others in.
  private static void yieldToOthers() {
    if (Thread.currentThread().isVirtual()) {
      // A virtual thread that yields goes into its carrier's own queue, which comes before the one
      // of threads that are new or were woken: a few that yield would keep those out for ever.
      LockSupport.parkNanos(PAUSE_NANOS);
    } else {
      Thread.yield();
    }
  }

  // Memory, tables, instances

  /** {@return whether so many bytes of memory were left, and are now taken} */
  public synchronized boolean takeMemory(long bytes) {
    if (closed || bytes < 0 || bytes > limits.memoryBytes() - memoryBytes || !budget.take(bytes)) {
      return false;
    }
    memoryBytes += bytes;
    return true;
  }

  /** Gives back memory that could not be had. */
  public synchronized void giveBackMemory(long bytes) {
    if (!closed) {
      memoryBytes -= bytes;
      budget.giveBack(bytes);
    }
  }

  /** {@return the bytes that the memories have taken} */
  public synchronized long memoryBytes() {
    return memoryBytes;
  }

  /** {@return where memories find arrays} */
  IdleArrays idleArrays() {
    return budget.idle();
  }

  /** Remembers a memory whose array others may use when the store is closed. */
  synchronized void remember(ByteArrayMemory memory) {
    if (budget.idle().isUsed()) {
      reusable.add(memory);
    }
  }

  /** Gives all memory back to the budget; there is none for anybody from now on. */
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    budget.giveBack(memoryBytes);
    // While anybody is inside, guests may still be using the arrays.
    if (!reusable.isEmpty() && OWNER.compareAndSet(this, (Thread) null, Thread.currentThread())) {
      reusable.forEach(memory -> memory.release(budget.idle()));
      leave();
    }
    reusable.clear();
  }

  /** {@return whether so many table elements were left, and are now taken} */
  public synchronized boolean takeTableElements(long count) {
    if (count < 0 || count > tableElementsLeft) {
      return false;
    }
    tableElementsLeft -= count;
    return true;
  }

  /** Gives back table elements that could not be had. */
  public synchronized void giveBackTableElements(long count) {
    tableElementsLeft += count;
  }

  /**
   * Takes room for an instance.
   *
   * @throws ExhaustedException if there is none
   */
  public synchronized void takeInstance() {
    if (instancesLeft == 0) {
      throw new ExhaustedException("instances");
    }
    instancesLeft--;
  }
}
