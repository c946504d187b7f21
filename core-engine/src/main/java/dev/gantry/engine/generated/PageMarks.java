package dev.gantry.engine.generated;

/**
 * Which stretches of an array somebody has written since it held an image.
 *
 * <p>A mark is one element of an array beside it, so that compiled code marks with one store. The
 * elements are no bytes, because HotSpot would take a mark for a change of any byte of the memory.
 */
final class PageMarks {
  /** A mark stands for so many bytes, and for what an access that begins in them reaches. */
  private static final int PAGE_LOG2 = ByteArrayMemory.MARKED_LOG2;

  /** What the longest access, which is of 16 bytes, reaches beyond the page that it begins in. */
  private static final int REACH = 15;

  static final short[] NONE = {};

  private PageMarks() {}

  /** {@return marks for an array, of which nothing is written} */
  static short[] forLength(int length) {
    return new short[((length - 1) >> PAGE_LOG2) + 1];
  }

  /** Marks what is about to be written. */
  static void mark(short[] marks, long address, long length) {
    if (length > 0) {
      int last = (int) ((address + length - 1) >> PAGE_LOG2);
      for (int page = (int) (address >> PAGE_LOG2); page <= last; page++) {
        marks[page] = 1;
      }
    }
  }

  /** Makes an array hold the image again that it held before, and takes the marks away. */
  static void restore(short[] marks, byte[] array, MemoryImage image) {
    int page = 0;
    while (page < marks.length) {
      if (marks[page] == 0) {
        page++;
        continue;
      }
      int first = page;
      while (page < marks.length && marks[page] != 0) {
        marks[page++] = 0;
      }
      long end = ((long) page << PAGE_LOG2) + REACH;
      image.restore(array, first << PAGE_LOG2, (int) Math.min(end, array.length));
    }
  }
}
