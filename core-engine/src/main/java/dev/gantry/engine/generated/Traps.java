package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;

/** Makes the traps that compiled code throws where it finds the reason. */
public final class Traps {
  private Traps() {}

  /** {@return the trap of {@code unreachable}} */
  public static TrapException unreachable() {
    return new TrapException(Trap.UNREACHABLE);
  }

  /** {@return the trap of an address beyond the size of the memory} */
  public static TrapException outOfBoundsMemoryAccess() {
    return new TrapException(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
  }

  /** {@return the trap of an index beyond the end of an array} */
  public static TrapException outOfBoundsArrayAccess() {
    return new TrapException(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS);
  }

  /** {@return the trap of {@code ref.as_non_null}} */
  public static TrapException nullReference() {
    return new TrapException(Trap.NULL_REFERENCE);
  }

  /** {@return the trap of a call of null} */
  public static TrapException nullFunctionReference() {
    return new TrapException(Trap.NULL_FUNCTION_REFERENCE);
  }

  /** {@return the trap of a field of null} */
  public static TrapException nullStructureReference() {
    return new TrapException(Trap.NULL_STRUCTURE_REFERENCE);
  }

  /** {@return the trap of an element of null} */
  public static TrapException nullArrayReference() {
    return new TrapException(Trap.NULL_ARRAY_REFERENCE);
  }

  /** {@return the trap of the number in null} */
  public static TrapException nullI31Reference() {
    return new TrapException(Trap.NULL_I31_REFERENCE);
  }

  /** {@return the trap of a reference that is not of the type asked for} */
  public static TrapException castFailure() {
    return new TrapException(Trap.CAST_FAILURE);
  }
}
