package dev.gantry.engine.generated;

/** A structure or an array of a guest, on the heap of the JVM (core 4.2.12 and 4.2.13). */
public abstract sealed class GuestObject permits GuestStruct, GuestArray {
  /** The type it was made with. */
  public final GuestType type;

  GuestObject(GuestType type) {
    this.type = type;
  }
}
