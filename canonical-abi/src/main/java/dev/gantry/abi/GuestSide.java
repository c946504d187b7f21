package dev.gantry.abi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One guest's side of the calls of a function, for compiled lifting and lowering.
 *
 * <p>Generated code holds it in a field and keeps nothing per call, except a {@link BorrowScope}
 * where the function's type has borrows. What is rare or long is done here; the checks, and the
 * texts of the traps, are those of the executor that walks types.
 *
 * <p>Belongs to its instance, and is used by the thread inside the store.
 */
public final class GuestSide {
  private final FunctionDescriptor type;
  private final CallContext cx;
  private final StringEncoding encoding;
  private final HandleTable handles;
  private final List<? extends ResourceIdentity> resources;
  private long storedCodeUnits;

  /**
   * A side.
   *
   * @param type the function, as the guest knows it
   * @param context what the plain executor would lift and lower with; its scope is not used
   */
  public GuestSide(FunctionDescriptor type, CallContext context) {
    this.type = type;
    this.cx = context;
    this.encoding = context.encoding();
    this.handles = context.handles();
    this.resources = context.resources();
  }

  LinearMemory memory() {
    return cx.memory();
  }

  /** {@return the guest's memory, or null if its options name none} */
  public @Nullable LinearMemory memoryOrNull() {
    return cx.memoryOrNull();
  }

  /** {@return what the plain executor lifts and lowers with} */
  CallContext context() {
    return cx;
  }

  // Addresses and lengths that the guest gave

  /**
   * Checks a list that the guest holds.
   *
   * @param length unsigned
   */
  public void checkList(long address, long length, long elementSize, int alignment) {
    cx.charge(Loading.checkRange(cx, elementSize, alignment, address, length));
  }

  /** {@return the address of a value in memory, aligned and in bounds} */
  public long checkAddress(long address, int alignment, long byteLength) {
    return FunctionDescriptor.checkedAddress(cx, address, alignment, byteLength);
  }

  // Blocks that the guest finds room for

  /** {@return the address of a new block for the elements of a list} */
  public long allocateList(int length, long elementSize, int alignment) {
    return Storing.reallocate(
        cx, 0, 0, alignment, length * elementSize, AbiTrap.LIST_CONTENT_OUT_OF_BOUNDS);
  }

  /** {@return the address of a new block for parameters that do not fit a signature} */
  public long allocateParameters(int alignment, long byteLength) {
    return checkAddress(cx.reallocate(0, 0, alignment, byteLength), alignment, byteLength);
  }

  // Values

  /** {@return a code point after it was checked} */
  public int codePoint(int value) {
    return Numbers.codePoint(value, cx.betweenGuests());
  }

  /** {@return a discriminant after it was checked} */
  public int discriminant(int index, int cases) {
    return Loading.checkDiscriminant(cx, index, cases);
  }

  /** {@return a number whose NaN is the canonical one} */
  public static float canonical(float value) {
    return Float.intBitsToFloat(Float.floatToIntBits(value));
  }

  /** {@return a number whose NaN is the canonical one} */
  public static double canonical(double value) {
    return Double.longBitsToDouble(Double.doubleToLongBits(value));
  }

  // Lists and strings on their way from one guest to another

  /** Copies a list of bools, each as 0 or 1. */
  public static void copyBools(
      GuestSide from, long source, GuestSide to, long destination, int length) {
    LinearMemory in = from.memory();
    LinearMemory out = to.memory();
    for (int i = 0; i < length; i++) {
      out.storeByte(destination + i, (byte) (in.loadByte(source + i) != 0 ? 1 : 0));
    }
  }

  /** Copies a list of chars after each was checked. */
  public static void copyChars(
      GuestSide from, long source, GuestSide to, long destination, int length) {
    LinearMemory in = from.memory();
    for (long i = 0; i < 4L * length; i += 4) {
      from.codePoint(in.loadInt(source + i));
    }
    to.memory().copy(destination, in, source, 4L * length);
  }

  /**
   * Copies a string.
   *
   * @param taggedCodeUnits the length as the sender's encoding counts it
   * @return where it was put; {@link #storedCodeUnits} tells how long it is there
   */
  public static long copyString(GuestSide from, long address, long taggedCodeUnits, GuestSide to) {
    if (from.encoding == to.encoding) {
      switch (from.encoding) {
        case UTF8 -> {
          return FusedStrings.copyUtf8(from, address, taggedCodeUnits, to);
        }
        case UTF16 -> {
          return FusedStrings.copyUtf16(from, address, taggedCodeUnits, to);
        }
        case LATIN1_UTF16 -> {
          if ((taggedCodeUnits & StringLoading.utf16Tag(from.cx.pointerType())) == 0) {
            return FusedStrings.copyLatin1(from, address, taggedCodeUnits, to);
          }
        }
      }
    }
    Object value = StringLoading.load(from.cx, address, taggedCodeUnits);
    StringStoring.Stored stored = StringStoring.store(to.cx, value);
    to.storedCodeUnits = stored.taggedCodeUnits();
    return stored.address();
  }

  /**
   * Puts a string of the host into the memory.
   *
   * @return where it was put; {@link #storedCodeUnits} tells how long it is there
   * @throws UnfitValueException if it has an unpaired surrogate
   */
  public long storeString(String value) {
    StringStoring.Stored stored = StringStoring.store(cx, value);
    storedCodeUnits = stored.taggedCodeUnits();
    return stored.address();
  }

  /** {@return the string that the guest holds, as the host has it} */
  public String loadString(long address, long taggedCodeUnits) {
    if (StringLoading.load(cx, address, taggedCodeUnits) instanceof String string) {
      return string;
    }
    throw new AssertionError("a string that goes to another guest");
  }

  /** {@return the length of the string that was put last, as the guest's encoding counts it} */
  public long storedCodeUnits() {
    return storedCodeUnits;
  }

  void setStoredCodeUnits(long codeUnits) {
    storedCodeUnits = codeUnits;
  }

  // Handles, as representations

  /** {@return the resource type that a slot stands for} */
  public ResourceIdentity resource(int slot) {
    return resources.get(slot);
  }

  /** {@return the representation of a resource that the guest gives away} */
  public int liftOwn(int handle, int slot) {
    return Lifting.liftOwn(handles, handle, resource(slot));
  }

  /** {@return the representation of a resource that the guest lends until the call is over} */
  public int liftBorrow(int handle, int slot, BorrowScope scope) {
    return Lifting.liftBorrow(handles, handle, resource(slot), scope);
  }

  /** {@return the index of a handle that the guest now owns} */
  public int lowerOwn(int representation, int slot) {
    return handles.add(ResourceEntry.own(resource(slot), representation));
  }

  /** {@return what the guest may use a resource by until the call is over} */
  public int lowerBorrow(int representation, int slot, BorrowScope scope) {
    ResourceIdentity resource = resource(slot);
    return cx.defines(resource)
        ? representation
        : handles.add(ResourceEntry.borrow(resource, representation, scope));
  }

  // Traps

  /**
   * {@return a trap in lifting, with the place of the value at fault}
   *
   * <p>Generated code does not know where it is. Lifting once more by walking the types does; it
   * changes nothing that anyone will see, because the trap ends the instance.
   *
   * @param flat the core values of the call
   */
  public AbiTrapException explainParameters(AbiTrapException trap, long[] flat) {
    try {
      type.liftParameters(cx, CallingConvention.LOWER, flat);
    } catch (AbiTrapException explained) {
      return explained.hasTextOf(trap) ? explained : trap;
    }
    return trap;
  }

  /** {@return a trap in lifting a result, with the place of the value at fault} */
  public AbiTrapException explainResult(AbiTrapException trap, long[] flat) {
    try {
      type.liftResult(cx, flat);
    } catch (AbiTrapException explained) {
      return explained.hasTextOf(trap) ? explained : trap;
    }
    return trap;
  }
}
