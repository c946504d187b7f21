package dev.gantry.engine;

/**
 * The type of references (core 2.3.5).
 *
 * <p>As Java values: {@code null} for the null reference, {@link Function} below {@code func},
 * {@link dev.gantry.engine.generated.GuestException} below {@code exn}; below {@code any} {@link
 * dev.gantry.engine.generated.I31}, {@link dev.gantry.engine.generated.GuestStruct}, {@link
 * dev.gantry.engine.generated.GuestArray}; below {@code extern} any object at all.
 */
public record ReferenceType(boolean nullable, HeapType heapType) implements ValueType {

  /** References to any function, null included. */
  public static final ReferenceType FUNCREF = new ReferenceType(true, AbstractHeapType.FUNC);

  /** References to anything of the host, null included. */
  public static final ReferenceType EXTERNREF = new ReferenceType(true, AbstractHeapType.EXTERN);

  /** References to exceptions, null included. */
  public static final ReferenceType EXNREF = new ReferenceType(true, AbstractHeapType.EXN);

  /** References to internal values, null included. */
  public static final ReferenceType ANYREF = new ReferenceType(true, AbstractHeapType.ANY);
}
