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
 */
public final class ByteArrayMemory extends LinearMemory {
  /** The most bytes that an array holds, in whole pages. */
  public static final long LARGEST = Integer.MAX_VALUE - 0xFFFFL;

  private static final int LARGEST_FIRST_ROOM = 1 << 20;

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

  private final Growth growth;
  private long copiedBytes;

  private ByteArrayMemory(
      StoreControl control, MemoryType type, byte[] bytes, int size, Growth growth) {
    super(control, type);
    this.bytes = bytes;
    this.size = size;
    this.limit = bytes.length > size || growth.isCostly() ? size : NO_ROOM;
    this.growth = growth;
  }

  static ByteArrayMemory allocate(
      StoreControl control, MemoryType type, int byteLength, Growth growth, MemoryImage image) {
    // Most guests grow their memory as soon as they run, which would copy all of it. Where arrays
    // are kept, room costs little: only what somebody has written is cleared.
    boolean hasRoom = growth.mayHaveRoom() && control.idleArrays().isUsed();
    int most = (int) Math.min(LARGEST_FIRST_ROOM, LARGEST - byteLength);
    int room = hasRoom ? Math.min(byteLength >> 1, most) : 0;
    IdleArrays.Left left = control.idleArrays().take(byteLength + room);
    image.writeOver(left.array(), left.dirty());
    var memory = new ByteArrayMemory(control, type, left.array(), byteLength, growth);
    control.remember(memory);
    return memory;
  }

  /** {@return whether the array may be longer than the memory from now on} */
  public boolean hasRoom() {
    return limit >= 0;
  }

  /** Leaves the array to others. The memory is empty from now on, and nobody may be using it. */
  void release(IdleArrays idle) {
    byte[] left = bytes;
    int dirty = size;
    bytes = EMPTY;
    size = 0;
    limit = NO_ROOM;
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
      copiedBytes += size;
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
