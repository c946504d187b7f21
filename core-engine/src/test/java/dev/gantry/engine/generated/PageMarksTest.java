package dev.gantry.engine.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Marks of what was written, and images restored where they are. */
class PageMarksTest {
  private static final int MARKED = 1 << ByteArrayMemory.MARKED_LOG2;

  private static final MemoryImage SPARSE =
      new MemoryImage(
          List.of(
              new MemoryImage.Stretch(10, new byte[] {1, 2, 3, 4}, 1, 2),
              new MemoryImage.Stretch(MARKED - 1, new byte[] {5, 6, 7}, 0, 3),
              new MemoryImage.Stretch(3 * MARKED, filled(MARKED, 8), 0, MARKED)));

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] whole(int length) {
    byte[] bytes = new byte[length];
    SPARSE.writeOver(bytes, length);
    return bytes;
  }

  @Test
  void onlyMarkedPagesAndWhatTheirAccessesReachAreRestored() {
    byte[] array = filled(8 * MARKED, 9);
    short[] marks = PageMarks.forLength(array.length);
    PageMarks.mark(marks, 3L * MARKED - 1, 2);

    PageMarks.restore(marks, array, SPARSE);

    byte[] expected = filled(8 * MARKED, 9);
    System.arraycopy(whole(array.length), 2 * MARKED, expected, 2 * MARKED, 2 * MARKED + 15);
    assertThat(array).isEqualTo(expected);
    assertThat(marks).containsOnly(0);
  }

  @Test
  void theLastPageMayBeMarked() {
    byte[] array = whole(4 * MARKED);
    short[] marks = PageMarks.forLength(array.length);
    assertThat(marks).hasSize(4);
    array[4 * MARKED - 1] = 1;
    PageMarks.mark(marks, 4L * MARKED - 1, 1);
    PageMarks.mark(marks, 4L * MARKED, 0);

    PageMarks.restore(marks, array, SPARSE);

    assertThat(array).isEqualTo(whole(4 * MARKED));
  }

  @Test
  void anyPartOfAnImageIsRestored() {
    long seed = 61;
    var random = new Random(seed);
    byte[] image = whole(5 * MARKED);
    for (int round = 0; round < 2000; round++) {
      int from = random.nextInt(image.length);
      int to = from + random.nextInt(image.length - from);
      byte[] array = filled(image.length, 9);

      SPARSE.restore(array, from, to);

      byte[] expected = filled(image.length, 9);
      System.arraycopy(image, from, expected, from, to - from);
      assertThat(array).as("seed %d, from %d to %d", seed, from, to).isEqualTo(expected);
    }
  }
}
