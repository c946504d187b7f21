package dev.gantry.abi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A guest whose reallocation always moves the block, and grows the memory by exactly what it needs.
 *
 * <p>Growing replaces the array, so whoever holds on to the old one writes into nothing.
 */
final class FakeGuest implements LinearMemory, Reallocation {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);

  private final PointerType pointer;
  private final List<String> reallocations = new ArrayList<>();
  private byte[] bytes;
  private long top = 16;
  final HandleTable handles = new HandleTable();
  final List<ResourceIdentity> resources = new ArrayList<>();
  final BorrowScope scope = new BorrowScope();

  FakeGuest(PointerType pointer, byte... bytes) {
    this.pointer = pointer;
    this.bytes = bytes.clone();
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  CallContext betweenGuests(StringEncoding encoding) {
    return context(encoding, HandleValues.BETWEEN_GUESTS);
  }

  CallContext context(StringEncoding encoding, HandleValues values) {
    GuestOptions options =
        GuestOptions.NONE.withEncoding(encoding).withMemory(this).withReallocation(this);
    return new CallContext(options, this, handles, resources, values, scope, 1 << 27);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Arguments of each reallocation, separated by commas. */
  List<String> reallocations() {
    return reallocations;
  }

  @Override
  public long reallocate(long oldAddress, long oldByteLength, int alignment, long newByteLength) {
    reallocations.add("%d,%d,%d,%d".formatted(oldAddress, oldByteLength, alignment, newByteLength));
    long address = Alignment.alignTo(top, alignment);
    top = address + newByteLength;
    bytes = Arrays.copyOf(bytes, (int) Math.max(bytes.length, top));
    long kept = Math.min(oldByteLength, newByteLength);
    System.arraycopy(bytes, (int) oldAddress, bytes, (int) address, (int) kept);
    return address;
  }

  @Override
  public PointerType pointerType() {
    return pointer;
  }

  @Override
  public long byteLength() {
    return bytes.length;
  }

  @Override
  public byte loadByte(long address) {
    return bytes[(int) address];
  }

  @Override
  public short loadShort(long address) {
    return (short) SHORT.get(bytes, (int) address);
  }

  @Override
  public int loadInt(long address) {
    return (int) INT.get(bytes, (int) address);
  }

  @Override
  public long loadLong(long address) {
    return (long) LONG.get(bytes, (int) address);
  }

  @Override
  public void storeByte(long address, byte value) {
    bytes[(int) address] = value;
  }

  @Override
  public void storeShort(long address, short value) {
    SHORT.set(bytes, (int) address, value);
  }

  @Override
  public void storeInt(long address, int value) {
    INT.set(bytes, (int) address, value);
  }

  @Override
  public void storeLong(long address, long value) {
    LONG.set(bytes, (int) address, value);
  }

  @Override
  public void read(long address, byte[] destination, int offset, int length) {
    System.arraycopy(bytes, (int) address, destination, offset, length);
  }

  @Override
  public void write(long address, byte[] source, int offset, int length) {
    System.arraycopy(source, offset, bytes, (int) address, length);
  }
}
