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
 * <p>In the exact form the array is as long as the memory, and its own bounds check is that of the
 * memory; growing copies. In the elastic form the array has room, which is kept zero.
 */
public final class ByteArrayMemory extends LinearMemory {
  /** The most bytes that an array holds, in whole pages. */
  public static final long LARGEST = Integer.MAX_VALUE - 0xFFFFL;

  private static final int LARGEST_FIRST_ROOM = 1 << 20;

  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private static final byte[] EMPTY = {};

  /** The bytes; replaced by growth. */
  public byte[] bytes;

  /** The size of the memory, at most the length of the array. */
  public int size;

  /** Whether the array may be longer than the memory. */
  public final boolean elastic;

  private final MemoryImage image;

  private ByteArrayMemory(
      StoreControl control,
      MemoryType type,
      byte[] bytes,
      int size,
      boolean elastic,
      MemoryImage image) {
    super(control, type);
    this.bytes = bytes;
    this.size = size;
    this.elastic = elastic;
    this.image = image;
  }

  static ByteArrayMemory allocate(
      StoreControl control, MemoryType type, int byteLength, boolean elastic, MemoryImage image) {
    IdleArrays idle = control.idleArrays();
    int room = elastic && idle.isUsed() ? firstRoom(byteLength, image) : 0;
    IdleArrays.Left left = idle.take(byteLength + room);
    image.writeOver(left.array(), left.dirty());
    var memory = new ByteArrayMemory(control, type, left.array(), byteLength, elastic, image);
    control.remember(memory);
    return memory;
  }

  /**
   * {@return how much an array is to be longer than its memory}
   *
   * <p>Most guests grow their memory as soon as they run, which copies all of it if there is no
   * room. Where arrays are kept, room costs little. It is never more than growing would make it.
   */
  private static int firstRoom(int byteLength, MemoryImage image) {
    long usual = Math.min(byteLength >> 1, LARGEST_FIRST_ROOM);
    long expected = Math.min(image.expectedLength() - byteLength, byteLength >> 1);
    return (int) Math.min(Math.max(usual, expected), LARGEST - byteLength);
  }

  /** Leaves the array to others. The memory is empty from now on, and nobody may be using it. */
  void release(IdleArrays idle) {
    byte[] left = bytes;
    int dirty = size;
    bytes = EMPTY;
    size = 0;
    image.note(dirty);
    idle.giveBack(left, dirty);
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
      byte[] smaller = bytes;
      bytes = takeLarger(byteLength);
      System.arraycopy(smaller, 0, bytes, 0, size);
    }
    size = (int) byteLength;
    return true;
  }

  private byte[] takeLarger(long byteLength) {
    if (elastic) {
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
    bytes[index(address, 1)] = value;
  }

  @Override
  public void writeShort(long address, short value) {
    SHORT.set(bytes, index(address, 2), value);
  }

  @Override
  public void writeInt(long address, int value) {
    INT.set(bytes, index(address, 4), value);
  }

  @Override
  public void writeLong(long address, long value) {
    LONG.set(bytes, index(address, 8), value);
  }

  @Override
  public void read(long address, byte[] into, int start, int length) {
    checkRange(address, length);
    System.arraycopy(bytes, (int) address, into, start, length);
  }

  @Override
  public void write(long address, byte[] from, int start, int length) {
    checkRange(address, length);
    System.arraycopy(from, start, bytes, (int) address, length);
  }

  @Override
  public void fill(long address, long length, byte value) {
    checkRange(address, length);
    Arrays.fill(bytes, (int) address, (int) (address + length), value);
  }

  @Override
  public void copy(long address, Memory source, long sourceAddress, long length) {
    source.checkRange(sourceAddress, length);
    checkRange(address, length);
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
    return borrower.use(MemorySegment.ofArray(bytes).asSlice(address, length));
  }
}
