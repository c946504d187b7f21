package dev.gantry.engine.generated;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What growing costs the memories of one module, and whether it has become too much for arrays as
 * long as their memories, which must be copied each time.
 *
 * <p>Any thread may use it.
 */
public final class Growth {
  /** The most times its size that growing copies of a memory. */
  private static final long MOST_COPIES = 8;

  /**
   * A module whose memories copy no more than one byte in 256 nanoseconds spends little of its time
   * on it. One that is instantiated again and again is to be known soon, because its code is made
   * anew then.
   */
  private static final int NANOSECONDS_PER_BYTE_LOG2 = 8;

  private static final Growth WITHOUT_ROOM = new Growth(false);

  private final boolean mayHaveRoom;
  private final long start = System.nanoTime();
  private final AtomicLong copiedBytes = new AtomicLong();
  private volatile boolean costly;

  private Growth(boolean mayHaveRoom) {
    this.mayHaveRoom = mayHaveRoom;
  }

  /** {@return that of memories of a module that has not grown any yet} */
  public static Growth unknown() {
    return new Growth(true);
  }

  /** {@return that of memories whose arrays must be as long as they are} */
  public static Growth withoutRoom() {
    return WITHOUT_ROOM;
  }

  /** {@return whether an array may be longer than its memory} */
  boolean mayHaveRoom() {
    return mayHaveRoom;
  }

  /** {@return whether growing has cost so much that new memories are to have room} */
  boolean isCostly() {
    return costly;
  }

  /**
   * {@return whether a memory may be copied into an array that is as long as it will be}
   *
   * @param size of the memory before it grows
   * @param copied bytes of it before
   * @param byteLength of the memory when it has grown
   */
  boolean takeCopy(long size, long copied, long byteLength) {
    long most = MOST_COPIES * byteLength;
    long elapsed = System.nanoTime() - start;
    if (copied + size > most
        || copiedBytes.addAndGet(size) > most + (elapsed >> NANOSECONDS_PER_BYTE_LOG2)) {
      costly = true;
    }
    return !costly;
  }
}
