package dev.gantry.engine.generated;

import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * A memory outside the heap of the JVM.
 *
 * <p>A shared memory never moves, because other threads are at work in it: room for its maximum is
 * set aside at once, without being touched. Others move when they grow.
 */
public final class SegmentMemory extends LinearMemory {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle BYTE_ACCESS = access(ValueLayout.JAVA_BYTE);
  private static final VarHandle SHORT_ACCESS = access(ValueLayout.JAVA_SHORT);
  private static final VarHandle INT_ACCESS = access(ValueLayout.JAVA_INT);
  private static final VarHandle LONG_ACCESS = access(ValueLayout.JAVA_LONG);

  /** Room below which setting all of it aside as zeros costs nothing that matters. */
  private static final long SMALL = 64 << 20;

  /** The bytes, and room behind them; replaced by growth unless the memory is shared. */
  public volatile MemorySegment segment;

  /** The size of the memory, at most that of the segment. */
  public volatile long size;

  private final Waiters waiters = new Waiters();

  private SegmentMemory(
      StoreControl control, MemoryType type, MemorySegment segment, long byteLength) {
    super(control, type);
    this.segment = segment;
    this.size = byteLength;
  }

  private static VarHandle access(ValueLayout layout) {
    return layout.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  }

  static SegmentMemory allocate(StoreControl control, MemoryType type, long byteLength) {
    long room = byteLength;
    if (type.shared()) {
      room = Math.max(byteLength, type.maximumPages().orElse(0) << type.pageByteLengthLog2());
    }
    return new SegmentMemory(control, type, room(room), byteLength);
  }

  private static MemorySegment room(long byteLength) {
    if (byteLength > SMALL) {
      try {
        return mapped(byteLength);
      } catch (IOException e) {
        // There is no place for files, or none as large: memory that counts at once is left.
      }
    }
    return Arena.ofAuto().allocate(byteLength, Long.BYTES);
  }

  /**
   * Maps a file without blocks that no longer has a name: its pages exist once they are written.
   */
  private static MemorySegment mapped(long byteLength) throws IOException {
    var file = Files.createTempFile("gantry", ".memory");
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, byteLength, Arena.ofAuto());
    }
  }

  @Override
  public long byteLength() {
    return size;
  }

  @Override
  boolean resize(long byteLength) {
    if (byteLength > segment.byteSize()) {
      if (type().shared()) {
        return false;
      }
      MemorySegment larger = room(byteLength + (byteLength >> 1));
      MemorySegment.copy(segment, 0, larger, 0, size);
      segment = larger;
    }
    size = byteLength;
    return true;
  }

  private void check(long address, int length) {
    if (address < 0 || address > size - length) {
      throw outOfBounds(address, length);
    }
  }

  @Override
  public byte readByte(long address) {
    check(address, 1);
    return segment.get(ValueLayout.JAVA_BYTE, address);
  }

  @Override
  public short readShort(long address) {
    check(address, 2);
    return segment.get(SHORT, address);
  }

  @Override
  public int readInt(long address) {
    check(address, 4);
    return segment.get(INT, address);
  }

  @Override
  public long readLong(long address) {
    check(address, 8);
    return segment.get(LONG, address);
  }

  @Override
  public void writeByte(long address, byte value) {
    check(address, 1);
    segment.set(ValueLayout.JAVA_BYTE, address, value);
  }

  @Override
  public void writeShort(long address, short value) {
    check(address, 2);
    segment.set(SHORT, address, value);
  }

  @Override
  public void writeInt(long address, int value) {
    check(address, 4);
    segment.set(INT, address, value);
  }

  @Override
  public void writeLong(long address, long value) {
    check(address, 8);
    segment.set(LONG, address, value);
  }

  @Override
  public void read(long address, byte[] into, int start, int length) {
    checkRange(address, length);
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, address, into, start, length);
  }

  @Override
  public void write(long address, byte[] from, int start, int length) {
    checkRange(address, length);
    MemorySegment.copy(from, start, segment, ValueLayout.JAVA_BYTE, address, length);
  }

  @Override
  public void fill(long address, long length, byte value) {
    checkRange(address, length);
    segment.asSlice(address, length).fill(value);
  }

  @Override
  public void copy(long address, Memory source, long sourceAddress, long length) {
    source.checkRange(sourceAddress, length);
    checkRange(address, length);
    switch ((LinearMemory) source) {
      case ByteArrayMemory array -> write(address, array.bytes, (int) sourceAddress, (int) length);
      case SegmentMemory other ->
          MemorySegment.copy(other.segment, sourceAddress, segment, address, length);
    }
  }

  // Atomic access. The virtual machine exchanges words of 32 and 64 bits only; narrower ones are
  // part of such a word.

  @Override
  public long atomicLoad(long address, int width) {
    return switch (width) {
      case Byte.BYTES -> (byte) BYTE_ACCESS.getVolatile(segment, address) & 0xFFL;
      case Short.BYTES -> (short) SHORT_ACCESS.getVolatile(segment, address) & 0xFFFFL;
      case Integer.BYTES -> (int) INT_ACCESS.getVolatile(segment, address) & 0xFFFF_FFFFL;
      default -> (long) LONG_ACCESS.getVolatile(segment, address);
    };
  }

  @Override
  public void atomicStore(long address, int width, long value) {
    switch (width) {
      case Byte.BYTES -> BYTE_ACCESS.setVolatile(segment, address, (byte) value);
      case Short.BYTES -> SHORT_ACCESS.setVolatile(segment, address, (short) value);
      case Integer.BYTES -> INT_ACCESS.setVolatile(segment, address, (int) value);
      default -> LONG_ACCESS.setVolatile(segment, address, value);
    }
  }

  @Override
  public long atomicCompareExchange(long address, int width, long expected, long replacement) {
    return switch (width) {
      case Long.BYTES ->
          (long) LONG_ACCESS.compareAndExchange(segment, address, expected, replacement);
      case Integer.BYTES -> {
        int before =
            (int)
                INT_ACCESS.compareAndExchange(segment, address, (int) expected, (int) replacement);
        yield before & 0xFFFF_FFFFL;
      }
      default -> narrowCompareExchange(address, width, expected, replacement);
    };
  }

  private long narrowCompareExchange(long address, int width, long expected, long replacement) {
    long wordAddress = address & -Integer.BYTES;
    int shift = (int) (address - wordAddress) * Byte.SIZE;
    int mask = (1 << (width * Byte.SIZE)) - 1;
    while (true) {
      int word = (int) INT_ACCESS.getVolatile(segment, wordAddress);
      int before = (word >>> shift) & mask;
      if (before != expected) {
        return before;
      }
      int updated = (word & ~(mask << shift)) | ((int) replacement << shift);
      if (INT_ACCESS.compareAndSet(segment, wordAddress, word, updated)) {
        return before;
      }
    }
  }

  @Override
  public int wakeWaiters(long address, int count) {
    return waiters.wake(address, count);
  }

  @Override
  public int waitForNotify(
      long address, int width, long expected, long nanos, StoreControl control) {
    if (!type().shared()) {
      throw new TrapException(Trap.EXPECTED_SHARED_MEMORY);
    }
    return waiters.await(address, () -> atomicLoad(address, width) == expected, nanos, control);
  }

  @Override
  public <R> R lend(long address, long length, Borrower<R> borrower) {
    checkRange(address, length);
    return borrower.use(segment.asSlice(address, length));
  }
}
