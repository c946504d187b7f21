package dev.gantry.engine.generated;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A memory in one array of the JVM.
 *
 * <p>As long as growing costs little, the array is as long as the memory, and its own bounds check
 * is that of the memory; growing copies. After that the array has {@linkplain #limit room}, which
 * is kept zero.
 *
 * <p>If its array is for others afterwards, and is large, then all that writes to the memory
 * {@linkplain #marks marks} where.
 */
public final class ByteArrayMemory extends LinearMemory {
  /** The most bytes that an array holds, in whole pages. */
  public static final long LARGEST = Integer.MAX_VALUE - 0xFFFFL;

  /** Log2 of how many bytes one of the {@link #marks} stands for. */
  public static final int MARKED_LOG2 = 12;

  private static final int LARGEST_FIRST_ROOM = 1 << 20;

  /**
   * The least bytes of a memory that is cheaper to restore page by page, even though each store
   * marks its page, than as a whole.
   */
  private static final int SMALLEST_MARKED = 1 << 20;

  private static final int NO_ROOM = -1;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private static final byte[] EMPTY = {};

  /** The bytes; replaced by growth. */
  public byte[] bytes;

  /** The size of the memory, at most the length of the array. */
  public int size;

  /** The size of the memory if its array may be longer, else negative. */
  public int limit;

  /** For each page what is not zero once somebody has written there; empty if nobody marks. */
  public short[] marks;

  private final MemoryImage image;
  private boolean holdsImage;
  private final Growth growth;
  private long copiedBytes;

  private ByteArrayMemory(
      StoreControl control,
      MemoryType type,
      IdleArrays.Left taken,
      int size,
      Growth growth,
      MemoryImage image) {
    super(control, type);
    this.bytes = taken.array();
    this.marks = taken.marks();
    this.image = image;
    this.holdsImage = taken.isMarked();
    this.size = size;
    this.limit = bytes.length > size || growth.isCostly() ? size : NO_ROOM;
    this.growth = growth;
  }

  static ByteArrayMemory allocate(
      StoreControl control, MemoryType type, int byteLength, Growth growth, MemoryImage image) {
    // Most guests grow their memory as soon as they run, which would copy all of it. Where arrays
    // are kept, room costs little: only what somebody has written is cleared.
    boolean isReused = control.idleArrays().isUsed();
    boolean hasRoom = growth.mayHaveRoom() && isReused;
    int most = (int) Math.min(LARGEST_FIRST_ROOM, LARGEST - byteLength);
    int room = hasRoom ? Math.min(byteLength >> 1, most) : 0;
    int length = byteLength + room;
    IdleArrays.Left taken =
        isReused && byteLength >= SMALLEST_MARKED
            ? takeMarked(control.idleArrays(), length, image)
            : takeImage(control.idleArrays().take(length), image);
    var memory = new ByteArrayMemory(control, type, taken, byteLength, growth, image);
    control.remember(memory);
    return memory;
  }

  private static IdleArrays.Left takeMarked(IdleArrays idle, int length, MemoryImage image) {
    IdleArrays.Left left = idle.take(length, image);
    if (left.isMarked()) {
      PageMarks.restore(left.marks(), left.array(), image);
      return left;
    }
    byte[] array = takeImage(left, image).array();
    return new IdleArrays.Left(array, 0, PageMarks.forLength(length));
  }

  private static IdleArrays.Left takeImage(IdleArrays.Left left, MemoryImage image) {
    image.writeOver(left.array(), left.dirty());
    return left;
  }

  /** {@return whether all that writes to the memory must mark where} */
  public boolean isMarked() {
    return marks.length > 0;
  }

  private void mark(long address, long length) {
    if (isMarked()) {
      PageMarks.mark(marks, address, length);
    }
  }

  /** {@return whether the array may be longer than the memory from now on} */
  public boolean hasRoom() {
    return limit >= 0;
  }

  /** Leaves the array to others. The memory is empty from now on, and nobody may be using it. */
  void release(IdleArrays idle) {
    var left = new IdleArrays.Left(bytes, size, holdsImage ? marks : PageMarks.NONE);
    bytes = EMPTY;
    marks = PageMarks.NONE;
    size = 0;
    limit = NO_ROOM;
    idle.giveBack(left, image);
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN)
        .withInvokeExactBehavior();
  }

  @Override
  public long byteLength() {
    return size;
  }

  @Override
  boolean resize(long byteLength) {
    if (byteLength > LARGEST) {
      return false;
    }
    if (byteLength > bytes.length) {
      byte[] larger = takeLarger(byteLength);
      System.arraycopy(bytes, 0, larger, 0, size);
      copiedBytes += size;
      if (isMarked()) {
        // The code still marks, although nothing is known of what the new array has held.
        marks = PageMarks.forLength(larger.length);
        holdsImage = false;
      }
      bytes = larger;
    }
    size = (int) byteLength;
    limit = hasRoom() || bytes.length > size ? size : NO_ROOM;
    return true;
  }

  private byte[] takeLarger(long byteLength) {
    if (wantsRoom(byteLength)) {
      try {
        return takeCleared((int) withRoom(byteLength));
      } catch (OutOfMemoryError e) {
        // Without room it may still fit.
      }
    }
    return takeCleared((int) byteLength);
  }

  /** {@return an array that is zero from the end of the memory on} */
  private byte[] takeCleared(int length) {
    IdleArrays.Left left = control.idleArrays().take(length);
    if (left.dirty() > size) {
      Arrays.fill(left.array(), size, left.dirty(), (byte) 0);
    }
    return left.array();
  }

  private boolean wantsRoom(long byteLength) {
    return growth.mayHaveRoom() && (hasRoom() || !growth.takeCopy(size, copiedBytes, byteLength));
  }

  private static long withRoom(long byteLength) {
    return Math.min(LARGEST, byteLength + (byteLength >> 1));
  }

  private int index(long address, int length) {
    if (address < 0 || address > size - length) {
      throw outOfBounds(address, length);
    }
    return (int) address;
  }

  @Override
  public byte readByte(long address) {
    return bytes[index(address, 1)];
  }

  @Override
  public short readShort(long address) {
    return (short) SHORT.get(bytes, index(address, 2));
  }

  @Override
  public int readInt(long address) {
    return (int) INT.get(bytes, index(address, 4));
  }

  @Override
  public long readLong(long address) {
    return (long) LONG.get(bytes, index(address, 8));
  }

  @Override
  public void writeByte(long address, byte value) {
    int index = index(address, 1);
    mark(index, 1);
    bytes[index] = value;
  }

  @Override
  public void writeShort(long address, short value) {
    int index = index(address, 2);
    mark(index, 2);
    SHORT.set(bytes, index, value);
  }

  @Override
  public void writeInt(long address, int value) {
    int index = index(address, 4);
    mark(index, 4);
    INT.set(bytes, index, value);
  }

  @Override
  public void writeLong(long address, long value) {
    int index = index(address, 8);
    mark(index, 8);
    LONG.set(bytes, index, value);
  }

  @Override
  public void read(long address, byte[] into, int start, int length) {
    checkRange(address, length);
    System.arraycopy(bytes, (int) address, into, start, length);
  }

  @Override
  public void write(long address, byte[] from, int start, int length) {
    checkRange(address, length);
    mark(address, length);
    System.arraycopy(from, start, bytes, (int) address, length);
  }

  @Override
  public void fill(long address, long length, byte value) {
    checkRange(address, length);
    mark(address, length);
    Arrays.fill(bytes, (int) address, (int) (address + length), value);
  }

  @Override
  public void copy(long address, Memory source, long sourceAddress, long length) {
    source.checkRange(sourceAddress, length);
    checkRange(address, length);
    mark(address, length);
    switch ((LinearMemory) source) {
      case ByteArrayMemory array ->
          System.arraycopy(array.bytes, (int) sourceAddress, bytes, (int) address, (int) length);
      case SegmentMemory segment -> segment.read(sourceAddress, bytes, (int) address, (int) length);
    }
  }

  // One thread at a time is inside the store, so plain access is atomic.

  @Override
  public long atomicLoad(long address, int width) {
    return switch (width) {
      case Byte.BYTES -> readByte(address) & 0xFFL;
      case Short.BYTES -> readShort(address) & 0xFFFFL;
      case Integer.BYTES -> readInt(address) & 0xFFFF_FFFFL;
      default -> readLong(address);
    };
  }

  @Override
  public void atomicStore(long address, int width, long value) {
    switch (width) {
      case Byte.BYTES -> writeByte(address, (byte) value);
      case Short.BYTES -> writeShort(address, (short) value);
      case Integer.BYTES -> writeInt(address, (int) value);
      default -> writeLong(address, value);
    }
  }

  @Override
  public long atomicCompareExchange(long address, int width, long expected, long replacement) {
    long before = atomicLoad(address, width);
    if (before == expected) {
      atomicStore(address, width, replacement);
    }
    return before;
  }

  @Override
  public int wakeWaiters(long address, int count) {
    return 0;
  }

  @Override
  public int waitForNotify(
      long address, int width, long expected, long nanos, StoreControl control) {
    throw new TrapException(Trap.EXPECTED_SHARED_MEMORY);
  }

  @Override
  public <R> R lend(long address, long length, Borrower<R> borrower) {
    checkRange(address, length);
    mark(address, length);
    return borrower.use(MemorySegment.ofArray(bytes).asSlice(address, length));
  }
}
