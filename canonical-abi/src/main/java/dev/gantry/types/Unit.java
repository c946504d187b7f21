package dev.gantry.types;

/** The type with one value, which stands where a {@code result} has no payload. */
public enum Unit {
  /** The value. */
  UNIT
}
