package dev.gantry.engine.generated;

import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.Table;
import dev.gantry.engine.TableType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A table (core 4.2.7): an array with room to grow, and the size.
 *
 * <p>A table that never grows has an array of exactly its size.
 */
public final class GuestTable implements Table {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /** The elements, and then nulls up to the length of the array. */
  public @Nullable Object[] elements;

  /** The number of elements. */
  public int size;

  private final StoreControl control;
  private final TableType type;

  private GuestTable(StoreControl control, TableType type, @Nullable Object[] elements) {
    this.control = control;
    this.type = type;
    this.elements = elements;
    this.size = elements.length;
  }

  /** {@return a new table, with every element set to {@code initial}} */
  public static GuestTable create(StoreControl control, TableType type, @Nullable Object initial) {
    long minimum = type.minimum();
    if (minimum < 0 || minimum > LARGEST || !control.takeTableElements(minimum)) {
      throw new ExhaustedException("table elements");
    }
    try {
      @Nullable Object[] elements = new @Nullable Object[(int) minimum];
      if (initial != null) {
        Arrays.fill(elements, initial);
      }
      return new GuestTable(control, type, elements);
    } catch (OutOfMemoryError e) {
      control.giveBackTableElements(minimum);
      throw new ExhaustedException("table elements");
    }
  }

  /** {@return the limits of its store} */
  public StoreControl control() {
    return control;
  }

  @Override
  public TableType type() {
    return new TableType(type.address64(), size, type.maximum(), type.elementType());
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public @Nullable Object get(long index) {
    checkRange(index, 1);
    return elements[(int) index];
  }

  @Override
  public void set(long index, @Nullable Object value) {
    HostValues.require(type.elementType(), value);
    checkRange(index, 1);
    elements[(int) index] = value;
  }

  @Override
  public long grow(long count, @Nullable Object value) {
    HostValues.require(type.elementType(), value);
    return growUnchecked(count, value);
  }

  /** Appends elements that are of the type; see {@link #grow}. */
  public long growUnchecked(long count, @Nullable Object value) {
    int before = size;
    if (count < 0
        || count > LARGEST - before
        || exceeds(before + count, type.maximum())
        || !control.takeTableElements(count)) {
      return -1;
    }
    int after = (int) (before + count);
    try {
      if (after > elements.length) {
        elements = Arrays.copyOf(elements, (int) Math.min(LARGEST, after + (after >> 1) + 8L));
      }
    } catch (OutOfMemoryError e) {
      control.giveBackTableElements(count);
      return -1;
    }
    Arrays.fill(elements, before, after, value);
    size = after;
    return before;
  }

  private static boolean exceeds(long number, OptionalLong maximum) {
    return maximum.isPresent() && Long.compareUnsigned(number, maximum.getAsLong()) > 0;
  }

  /**
   * Checks that a stretch lies inside; both numbers are unsigned.
   *
   * @throws TrapException if it does not
   */
  public void checkRange(long index, long count) {
    if (index < 0 || count < 0 || index > size || count > size - index) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
  }

  /** Sets elements to one value. */
  public void fill(long index, long count, @Nullable Object value) {
    checkRange(index, count);
    Arrays.fill(elements, (int) index, (int) (index + count), value);
  }

  /** Copies elements within this table or from another. */
  public void copy(long index, GuestTable source, long sourceIndex, long count) {
    source.checkRange(sourceIndex, count);
    checkRange(index, count);
    System.arraycopy(source.elements, (int) sourceIndex, elements, (int) index, (int) count);
  }

  /** Copies the elements of a segment. */
  public void initialize(long index, @Nullable Object[] segment, long segmentIndex, long count) {
    if (segmentIndex < 0
        || count < 0
        || segmentIndex > segment.length
        || count > segment.length - segmentIndex) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
    checkRange(index, count);
    System.arraycopy(segment, (int) segmentIndex, elements, (int) index, (int) count);
  }
}
