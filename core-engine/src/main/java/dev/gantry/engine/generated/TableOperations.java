package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import org.jspecify.annotations.Nullable;

/** Elements of tables, and tests of what references refer to (core 4.4.5 and 4.4.6). */
public final class TableOperations {
  private TableOperations() {}

  /** {@code table.get}; the index is unsigned. */
  public static @Nullable Object get(long index, GuestTable table) {
    if (index < 0 || index >= table.size) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    return table.elements[(int) index];
  }

  /** {@code table.set}; the index is unsigned. */
  public static void set(long index, @Nullable Object value, GuestTable table) {
    if (index < 0 || index >= table.size) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    table.elements[(int) index] = value;
  }

  /** {@return the function that {@code call_indirect} calls; the index is unsigned} */
  public static FunctionReference callee(long index, GuestTable table, GuestType type) {
    if (index < 0 || index >= table.size) {
      throw new TrapException(Trap.UNDEFINED_ELEMENT);
    }
    return callee((int) index, table, type);
  }

  /** {@return the function that {@code call_indirect} calls; the index is unsigned} */
  @SuppressWarnings("ReferenceEquality") // There is one object for each type.
  public static FunctionReference callee(int index, GuestTable table, GuestType type) {
    if (Integer.compareUnsigned(index, table.size) >= 0) {
      throw new TrapException(Trap.UNDEFINED_ELEMENT);
    }
    Object element = table.elements[index];
    if (element == null) {
      throw TrapException.at(Trap.UNINITIALIZED_ELEMENT, Integer.toUnsignedLong(index));
    }
    FunctionReference function = (FunctionReference) element;
    if (function.type != type && !function.type.matches(type)) {
      throw new TrapException(Trap.INDIRECT_CALL_TYPE_MISMATCH);
    }
    return function;
  }

  /** {@return whether a reference refers to something of a defined type} */
  public static boolean isOf(@Nullable Object reference, GuestType type) {
    return reference != null && References.refersTo(reference, type);
  }

  /** {@return whether a reference is not null} */
  public static boolean isPresent(@Nullable Object reference) {
    return reference != null;
  }

  /** {@return whether a reference can be compared} */
  public static boolean isEq(@Nullable Object reference) {
    return reference instanceof I31 || reference instanceof GuestObject;
  }
}
