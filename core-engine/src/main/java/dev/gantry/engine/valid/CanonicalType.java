package dev.gantry.engine.valid;

import java.util.Arrays;

/**
 * A defined type, the same object in every module that defines the same type (core 3.1.4).
 *
 * <p>Types are equal if their recursive types have the same structure, wherever they are written;
 * so identity decides equality, {@link #id} can stand for the type in generated code, and a table
 * of supertypes decides subtyping at a constant cost. Immutable; shared by all threads.
 */
public final class CanonicalType {

  /** What a defined type describes. */
  public enum Kind {
    FUNCTION,
    STRUCT,
    ARRAY
  }

  private final int id;
  private final Kind kind;

  /** The chain of supertypes from the topmost down to this type. */
  private final CanonicalType[] display;

  @SuppressWarnings({"unused", "FieldCanBeLocal"}) // keeps the group known while a member is used
  private final CanonicalTypes.Group group;

  CanonicalType(int id, Kind kind, CanonicalType[] supertypes, CanonicalTypes.Group group) {
    this.id = id;
    this.kind = kind;
    this.group = group;
    display = Arrays.copyOf(supertypes, supertypes.length + 1);
    display[supertypes.length] = this;
  }

  /** {@return a number that no other type has or will have in this Java virtual machine} */
  public int id() {
    return id;
  }

  /** {@return what it describes} */
  public Kind kind() {
    return kind;
  }

  /** {@return the number of declared supertypes above it} */
  public int depth() {
    return display.length - 1;
  }

  /** {@return the supertype that has {@code depth} supertypes above it, or this type itself} */
  public CanonicalType supertype(int depth) {
    return display[depth];
  }

  /** {@return whether this is {@code other} or is declared below it} */
  public boolean isSubtypeOf(CanonicalType other) {
    int depth = other.display.length - 1;
    return depth < display.length && display[depth] == other;
  }

  CanonicalType[] display() {
    return display;
  }

  @Override
  public String toString() {
    return "type #" + id;
  }
}
