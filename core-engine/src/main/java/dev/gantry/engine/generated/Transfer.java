package dev.gantry.engine.generated;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where compiled functions leave what does not fit the return value of a method.
 *
 * <p>There is one for each store. A cell is read right after it was written, before anything else
 * is called. Each value has a position; among the longs that is two cells, for a vector takes two.
 */
public final class Transfer {
  private static final int CELLS = 64;

  /** Values of type i32. */
  public int[] ints = new int[CELLS];

  /** Values of type i64, and halves of vectors. */
  public long[] longs = new long[2 * CELLS];

  /** Values of type f32. */
  public float[] floats = new float[CELLS];

  /** Values of type f64. */
  public double[] doubles = new double[CELLS];

  /** References. */
  public @Nullable Object[] references = new @Nullable Object[CELLS];

  /** The function that a call in place of a return is to call, with arguments in the cells. */
  public @Nullable FunctionReference next;

  /** An area for functions with few results. */
  public Transfer() {}

  /** Makes room for a number of values. */
  public void reserve(int count) {
    if (count > ints.length) {
      ints = Arrays.copyOf(ints, count);
      longs = Arrays.copyOf(longs, 2 * count);
      floats = Arrays.copyOf(floats, count);
      doubles = Arrays.copyOf(doubles, count);
      references = Arrays.copyOf(references, count);
    }
  }
}
