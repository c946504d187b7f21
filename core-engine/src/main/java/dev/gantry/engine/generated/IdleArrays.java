package dev.gantry.engine.generated;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Arrays that memories of closed stores have left, by length.
 *
 * <p>They are cleared when they are taken, as far as the taker does not write over them at once.
 *
 * <p>Any thread may use it.
 */
public final class IdleArrays {
  /** Making these is as cheap as looking for one. */
  private static final int SMALLEST = 1 << 12;

  private static final IdleArrays NONE = new IdleArrays(0);

  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentMap<Integer, Queue<Left>> arrays = new ConcurrentHashMap<>();

  private IdleArrays(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** {@return what never keeps anything} */
  public static IdleArrays none() {
    return NONE;
  }

  /** {@return what keeps arrays up to a size in bytes} */
  public static IdleArrays ofAtMost(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a size is negative: %d bytes".formatted(bytes));
    }
    return new IdleArrays(bytes);
  }

  /** {@return whether anything is kept at all} */
  boolean isUsed() {
    return mostBytes > 0;
  }

  /** {@return the bytes that wait for use} */
  public long byteLength() {
    return bytes.get();
  }

  /**
   * An array that nobody else has.
   *
   * @param dirty how many bytes from its start may be anything but zero
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed from one owner to the next.
  record Left(byte[] array, int dirty) {}

  /**
   * {@return an array that nobody else has; the caller is to clear what is dirty before a guest
   * sees it}
   */
  Left take(int length) {
    Queue<Left> known = isUsed() ? arrays.get(length) : null;
    Left left = known == null ? null : known.poll();
    if (left == null) {
      return new Left(new byte[length], 0);
    }
    bytes.addAndGet(-length);
    return left;
  }

  /**
   * Keeps an array that nobody uses any more, if there is room.
   *
   * @param dirty how many bytes from its start may be anything but zero
   */
  void giveBack(byte[] array, int dirty) {
    int length = array.length;
    if (length < SMALLEST) {
      return;
    }
    if (bytes.addAndGet(length) > mostBytes) {
      dropOthers(length);
      if (bytes.get() > mostBytes) {
        bytes.addAndGet(-length);
        return;
      }
    }
    arrays.computeIfAbsent(length, _ -> new ConcurrentLinkedQueue<>()).add(new Left(array, dirty));
  }

  /** Lets go of arrays of other lengths, which may be those of guests that come no more. */
  private void dropOthers(int length) {
    arrays.forEach(
        (other, queue) -> {
          while (other != length && bytes.get() > mostBytes && queue.poll() != null) {
            bytes.addAndGet(-other);
          }
        });
  }
}
