package dev.gantry.component.exec;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;

/** Finds how much of a string in memory needs no look at single bytes. */
final class AsciiPrefix {
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

  private AsciiPrefix() {}

  /** {@return how many bytes from the start are below 0x80} */
  static long length(MemorySegment bytes) {
    long length = bytes.byteSize();
    long index = 0;
    while (index <= length - 32) {
      long found =
          bytes.get(JAVA_LONG_UNALIGNED, index)
              | bytes.get(JAVA_LONG_UNALIGNED, index + 8)
              | bytes.get(JAVA_LONG_UNALIGNED, index + 16)
              | bytes.get(JAVA_LONG_UNALIGNED, index + 24);
      if ((found & HIGH_BITS) != 0) {
        break;
      }
      index += 32;
    }
    while (index < length && bytes.get(JAVA_BYTE, index) >= 0) {
      index++;
    }
    return index;
  }
}
