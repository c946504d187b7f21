package dev.gantry.engine;

/** A vector of 128 bits: bytes 0 to 7 and 8 to 15, each little-endian (core 4.2.1). */
public record V128(long low, long high) {

  /** All bits zero. */
  public static final V128 ZERO = new V128(0, 0);
}
