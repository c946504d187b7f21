package dev.gantry.engine.generated;

import java.util.Arrays;
import java.util.List;

/**
 * What a memory holds when its instance begins.
 *
 * <p>Immutable: shared by all instances of a module.
 */
public final class MemoryImage {
  private static final MemoryImage ZEROS = new MemoryImage(List.of());

  private final List<Stretch> stretches;
  private final Identity identity = new Identity();

  /** What an image can be told by, without keeping what it holds. */
  static final class Identity {}

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
    return ZEROS;
  }

  /** {@return what no other image has} */
  Identity identity() {
    return identity;
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

  /** Writes the part of the image that lies between two addresses, zeros included. */
  void restore(byte[] array, int from, int to) {
    int done = from;
    for (int i = firstEndingAfter(from); i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      int start = Math.max(stretch.address, from);
      if (start >= to) {
        break;
      }
      clear(array, done, start);
      done = Math.min(stretch.end(), to);
      int skipped = start - stretch.address;
      System.arraycopy(stretch.array, stretch.start + skipped, array, start, done - start);
    }
    clear(array, done, to);
  }

  private int firstEndingAfter(int address) {
    int low = 0;
    int high = stretches.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (stretches.get(middle).end() > address) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
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
