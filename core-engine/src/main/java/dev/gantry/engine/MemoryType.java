package dev.gantry.engine;

import java.util.OptionalLong;

/**
 * The type of a memory (core 2.3.13).
 *
 * @param address64 whether addresses are 64-bit numbers
 * @param minimumPages an unsigned number of pages
 * @param maximumPages an unsigned number of pages; empty if only the address type bounds it
 * @param shared whether several threads may use it
 * @param pageByteLengthLog2 16 for pages of 64 KiB
 */
public record MemoryType(
    boolean address64,
    long minimumPages,
    OptionalLong maximumPages,
    boolean shared,
    int pageByteLengthLog2)
    implements ExternalType {

  /** {@return a type of ordinary memories, without a maximum} */
  public static MemoryType of(long minimumPages) {
    return new MemoryType(false, minimumPages, OptionalLong.empty(), false, 16);
  }

  /** {@return a type of ordinary memories} */
  public static MemoryType of(long minimumPages, long maximumPages) {
    return new MemoryType(false, minimumPages, OptionalLong.of(maximumPages), false, 16);
  }
}
