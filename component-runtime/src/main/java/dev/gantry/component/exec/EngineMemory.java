package dev.gantry.component.exec;

import dev.gantry.abi.LinearMemory;
import dev.gantry.abi.PointerType;
import dev.gantry.engine.Memory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A memory of the core engine, as the Canonical ABI sees it. */
record EngineMemory(Memory memory, PointerType pointerType) implements LinearMemory {
  @Override
  public long byteLength() {
    return memory.byteLength();
  }

  @Override
  public byte loadByte(long address) {
    return memory.readByte(address);
  }

  @Override
  public short loadShort(long address) {
    return memory.readShort(address);
  }

  @Override
  public int loadInt(long address) {
    return memory.readInt(address);
  }

  @Override
  public long loadLong(long address) {
    return memory.readLong(address);
  }

  @Override
  public void storeByte(long address, byte value) {
    memory.writeByte(address, value);
  }

  @Override
  public void storeShort(long address, short value) {
    memory.writeShort(address, value);
  }

  @Override
  public void storeInt(long address, int value) {
    memory.writeInt(address, value);
  }

  @Override
  public void storeLong(long address, long value) {
    memory.writeLong(address, value);
  }

  @Override
  public void read(long address, byte[] destination, int offset, int length) {
    memory.read(address, destination, offset, length);
  }

  @Override
  public void write(long address, byte[] source, int offset, int length) {
    memory.write(address, source, offset, length);
  }

  @Override
  public void copy(long address, LinearMemory source, long sourceAddress, long length) {
    if (source instanceof EngineMemory(var other, _)) {
      memory.copy(address, other, sourceAddress, length);
    } else {
      LinearMemory.super.copy(address, source, sourceAddress, length);
    }
  }

  @Override
  public long countAscii(long address, long length) {
    return memory.lend(address, length, AsciiPrefix::length);
  }

  @Override
  public byte[] read(long address, int length) {
    return memory.read(address, length);
  }

  @Override
  public void read(long address, MemorySegment destination, ValueLayout number) {
    ValueLayout inMemory = LinearMemory.littleEndian(number);
    memory.lend(
        address,
        destination.byteSize(),
        bytes -> {
          LinearMemory.copyNumbers(bytes, inMemory, destination, number);
          return bytes;
        });
  }

  @Override
  public void write(long address, MemorySegment source, ValueLayout number) {
    ValueLayout inMemory = LinearMemory.littleEndian(number);
    memory.lend(
        address,
        source.byteSize(),
        bytes -> {
          LinearMemory.copyNumbers(source, number, bytes, inMemory);
          return bytes;
        });
  }
}
