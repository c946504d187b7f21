package dev.gantry.engine.generated;

import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Arrays that memories of closed stores have left, by length, and by image where it is known what
 * has been written since they held it.
 *
 * <p>They are cleared when they are taken, as far as the taker does not write over them at once.
 * The one that was left last comes first: some of it may still be in the processor's caches.
 *
 * <p>Any thread may use it.
 */
public final class IdleArrays {
  /** Making these is as cheap as looking for one. */
  private static final int SMALLEST = 1 << 12;

  private static final IdleArrays NONE = new IdleArrays(0);

  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final ConcurrentMap<Shelf, Deque<Left>> arrays = new ConcurrentHashMap<>();

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
   * @param marks what may differ from the image that it held; none if any of it may
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed from one owner to the next.
  record Left(byte[] array, int dirty, short[] marks) {
    Left(byte[] array, int dirty) {
      this(array, dirty, PageMarks.NONE);
    }

    boolean isMarked() {
      return marks.length > 0;
    }
  }

  /** What arrays are kept by; those without marks have held {@link #ANY_IMAGE}. */
  private record Shelf(int length, MemoryImage.Identity image) {}

  private static final MemoryImage.Identity ANY_IMAGE = new MemoryImage.Identity();

  /**
   * {@return an array that nobody else has; the caller is to clear what is dirty before a guest
   * sees it}
   */
  Left take(int length) {
    Left left = poll(new Shelf(length, ANY_IMAGE));
    return left == null ? new Left(new byte[length], 0) : left;
  }

  /** {@return an array that nobody else has, with marks if it has held an image} */
  Left take(int length, MemoryImage image) {
    Left left = poll(new Shelf(length, image.identity()));
    return left == null ? take(length) : left;
  }

  private @Nullable Left poll(Shelf shelf) {
    Deque<Left> known = isUsed() ? arrays.get(shelf) : null;
    Left left = known == null ? null : known.pollFirst();
    if (left != null) {
      bytes.addAndGet(-shelf.length);
    }
    return left;
  }

  /**
   * Keeps an array that nobody uses any more, if there is room.
   *
   * @param image what the marks refer to, if it has any
   */
  void giveBack(Left left, MemoryImage image) {
    int length = left.array.length;
    if (length < SMALLEST) {
      return;
    }
    var shelf = new Shelf(length, left.isMarked() ? image.identity() : ANY_IMAGE);
    if (bytes.addAndGet(length) > mostBytes) {
      dropOthers(shelf);
      if (bytes.get() > mostBytes) {
        bytes.addAndGet(-length);
        return;
      }
    }
    // Nobody takes the shelf away in between.
    arrays.compute(
        shelf,
        (_, known) -> {
          Deque<Left> kept = known == null ? new ConcurrentLinkedDeque<>() : known;
          kept.addFirst(left);
          return kept;
        });
  }

  /** Lets go of arrays on other shelves, which may be those of guests that come no more. */
  private void dropOthers(Shelf shelf) {
    for (Shelf other : arrays.keySet()) {
      if (!other.equals(shelf) && bytes.get() > mostBytes) {
        arrays.computeIfPresent(other, this::drop);
      }
    }
  }

  private @Nullable Deque<Left> drop(Shelf shelf, Deque<Left> kept) {
    while (bytes.get() > mostBytes && kept.pollLast() != null) {
      bytes.addAndGet(-shelf.length);
    }
    return kept.isEmpty() ? null : kept;
  }
}
