package dev.gantry.engine.generated;

import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Arrays that memories of closed stores have left: all zero, by length.
 *
 * <p>Any thread may use it.
 */
public final class IdleArrays {
  /** Making these is as cheap as looking for one. */
  private static final int SMALLEST = 1 << 12;

  private static final IdleArrays NONE = new IdleArrays(0);

  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentMap<Integer, Queue<byte[]>> arrays = new ConcurrentHashMap<>();

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

  /** {@return an array of zeros that nobody else has} */
  byte[] take(int length) {
    return find(length).orElseGet(() -> new byte[length]);
  }

  private Optional<byte[]> find(int length) {
    Queue<byte[]> known = isUsed() ? arrays.get(length) : null;
    byte[] array = known == null ? null : known.poll();
    if (array != null) {
      bytes.addAndGet(-length);
    }
    return Optional.ofNullable(array);
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
      bytes.addAndGet(-length);
      return;
    }
    Arrays.fill(array, 0, dirty, (byte) 0);
    arrays.computeIfAbsent(length, _ -> new ConcurrentLinkedQueue<>()).add(array);
  }
}
