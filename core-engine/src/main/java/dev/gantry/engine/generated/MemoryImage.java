package dev.gantry.engine.generated;

import java.util.Arrays;
import java.util.List;

/**
 * What a memory holds when its instance begins.
 *
 * <p>Immutable: shared by all instances of a module.
 */
public final class MemoryImage {
  private final List<Stretch> stretches;

  /**
   * A stretch that is not zero.
   *
   * @param address where it begins
   * @param array only to be read
   * @param start where in the array it begins
   */
  @SuppressWarnings("ArrayRecordComponent") // A view of the module's own bytes.
  public record Stretch(int address, byte[] array, int start, int length) {

    /** {@return the address after it} */
    public int end() {
      return address + length;
    }
  }

  /**
   * An image.
   *
   * @param stretches in ascending order, without overlap, inside of the memory
   */
  public MemoryImage(List<Stretch> stretches) {
    this.stretches = List.copyOf(stretches);
  }

  /** {@return the image of a memory of zeros} */
  public static MemoryImage ofZeros() {
    return new MemoryImage(List.of());
  }

  /**
   * Makes an array hold the image.
   *
   * @param dirty how many bytes from its start may be anything but zero
   */
  void writeOver(byte[] array, int dirty) {
    int done = 0;
    for (Stretch stretch : stretches) {
      clear(array, done, Math.min(stretch.address, dirty));
      System.arraycopy(stretch.array, stretch.start, array, stretch.address, stretch.length);
      done = stretch.end();
    }
    clear(array, done, dirty);
  }

  private static void clear(byte[] array, int from, int to) {
    if (from < to) {
      Arrays.fill(array, from, to, (byte) 0);
    }
  }

  /** Writes the image to a memory of zeros. */
  void writeTo(LinearMemory memory) {
    for (Stretch stretch : stretches) {
      memory.write(stretch.address, stretch.array, stretch.start, stretch.length);
    }
  }
}
