package dev.gantry.wasi.preview1;

import dev.gantry.engine.Instance;
import dev.gantry.engine.Memory;
import dev.gantry.wasi.WasiTrapException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The memory of the module that calls, where pointers are 32 bits, unsigned. */
record GuestMemory(Memory memory) {
  private static final int SLICE_SIZE = 8;

  /** The most bytes that one call moves, whatever the guest asks for. */
  private static final int LONGEST_TRANSFER = 64 * 1024;

  /** A stretch of the memory. */
  private record Slice(long address, int length) {}

  static GuestMemory of(Instance caller) {
    return new GuestMemory(caller.memory("memory"));
  }

  private static long aligned(int pointer, int alignment) {
    if ((pointer & (alignment - 1)) != 0) {
      throw new WasiTrapException("pointer not aligned to %d: 0x%x".formatted(alignment, pointer));
    }
    return Integer.toUnsignedLong(pointer);
  }

  int readU8(int pointer) {
    return memory.readByte(Integer.toUnsignedLong(pointer)) & 0xFF;
  }

  int readU16(int pointer) {
    return memory.readShort(aligned(pointer, 2)) & 0xFFFF;
  }

  int readU32(int pointer) {
    return memory.readInt(aligned(pointer, 4));
  }

  long readU64(int pointer) {
    return memory.readLong(aligned(pointer, 8));
  }

  void writeU8(int pointer, int value) {
    memory.writeByte(Integer.toUnsignedLong(pointer), (byte) value);
  }

  void writeU16(int pointer, int value) {
    memory.writeShort(aligned(pointer, 2), (short) value);
  }

  void writeU32(int pointer, int value) {
    memory.writeInt(aligned(pointer, 4), value);
  }

  void writeU64(int pointer, long value) {
    memory.writeLong(aligned(pointer, 8), value);
  }

  void writeBytes(int pointer, byte[] bytes) {
    memory.write(Integer.toUnsignedLong(pointer), bytes);
  }

  /** {@return a text, which must be UTF-8} */
  String readString(int pointer, int length) throws ErrnoException {
    long address = Integer.toUnsignedLong(pointer);
    memory.checkRange(address, Integer.toUnsignedLong(length));
    if (length < 0) {
      throw Errno.NAMETOOLONG.exception();
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(memory.read(address, length)))
          .toString();
    } catch (CharacterCodingException _) {
      throw Errno.ILSEQ.exception();
    }
  }

  /** {@return the first stretches of an array of buffers, as many as one call moves} */
  private List<Slice> slices(int pointer, int count) {
    List<Slice> slices = new ArrayList<>();
    long left = LONGEST_TRANSFER;
    for (int i = 0; i < Integer.toUnsignedLong(count) && left > 0; i++) {
      int entry = pointer + i * SLICE_SIZE;
      long address = Integer.toUnsignedLong(readU32(entry));
      long length = Integer.toUnsignedLong(readU32(entry + 4));
      memory.checkRange(address, length);
      int taken = (int) Math.min(length, left);
      if (taken > 0) {
        slices.add(new Slice(address, taken));
        left -= taken;
      }
    }
    return slices;
  }

  private static int length(List<Slice> slices) {
    return slices.stream().mapToInt(Slice::length).sum();
  }

  /** {@return how many bytes an array of buffers takes in one call} */
  int capacity(int pointer, int count) {
    return length(slices(pointer, count));
  }

  /** {@return the bytes in an array of buffers, as many as one call moves} */
  byte[] gather(int pointer, int count) {
    List<Slice> slices = slices(pointer, count);
    byte[] bytes = new byte[length(slices)];
    int position = 0;
    for (Slice slice : slices) {
      memory.read(slice.address(), bytes, position, slice.length());
      position += slice.length();
    }
    return bytes;
  }

  /** Writes bytes to an array of buffers, which has the capacity for them. */
  void scatter(int pointer, int count, byte[] bytes) {
    int position = 0;
    for (Slice slice : slices(pointer, count)) {
      int length = Math.min(slice.length(), bytes.length - position);
      memory.write(slice.address(), bytes, position, length);
      position += length;
    }
  }
}
