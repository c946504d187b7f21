package dev.gantry.engine.generated;

import dev.gantry.engine.ArrayType;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.PackedType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.V128;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An array (core 4.2.13): one class for each way of storing elements, over an array of Java.
 *
 * <p>The methods here do not check bounds beyond what Java does; executors trap before.
 */
public abstract sealed class GuestArray extends GuestObject {

  private static final int LARGEST = Integer.MAX_VALUE - 8;

  GuestArray(GuestType type) {
    super(type);
  }

  /**
   * {@return a new array with all elements zero or null}
   *
   * @param length an unsigned number
   * @throws ExhaustedException if there is no room for as many
   */
  public static GuestArray create(GuestType type, int length) {
    if (length < 0 || length > LARGEST) {
      throw new ExhaustedException("memory for arrays");
    }
    try {
      return allocate(type, length);
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw new ExhaustedException("memory for arrays");
    }
  }

  private static GuestArray allocate(GuestType type, int length) {
    return switch (((ArrayType) type.composite()).element().storage()) {
      case PackedType packed ->
          switch (packed) {
            case I8 -> new OfBytes(type, new byte[length]);
            case I16 -> new OfShorts(type, new short[length]);
          };
      case NumberType number ->
          switch (number) {
            case I32 -> new OfInts(type, new int[length]);
            case I64 -> new OfLongs(type, new long[length]);
            case F32 -> new OfFloats(type, new float[length]);
            case F64 -> new OfDoubles(type, new double[length]);
            case V128 -> new OfVectors(type, new long[Math.multiplyExact(2, length)]);
          };
      case ReferenceType _ -> new OfReferences(type, new @Nullable Object[length]);
    };
  }

  /** {@return the number of elements} */
  public abstract int length();

  /** {@return an element, boxed; a narrow number as an {@code Integer}, sign-extended} */
  public final @Nullable Object get(int index) {
    return switch (((ArrayType) type.composite()).element().storage()) {
      case ReferenceType _ -> reference(index);
      case NumberType.V128 -> new V128(number(index), high(index));
      case NumberType number -> HostValues.boxed(number, number(index));
      case PackedType _ -> (int) number(index);
    };
  }

  /** Sets {@code count} elements to a boxed value of their type, even if they are immutable. */
  public final void fill(int index, int count, @Nullable Object value) {
    switch (((ArrayType) type.composite()).element().storage()) {
      case ReferenceType _ -> fillReference(index, count, value);
      case NumberType.V128 -> {
        V128 vector = HostValues.v128(value);
        fillVector(index, count, vector.low(), vector.high());
      }
      case NumberType number -> fillNumber(index, count, HostValues.bits(number, value));
      case PackedType _ -> fillNumber(index, count, HostValues.i32(value));
    }
  }

  /** {@return the bits of a number, narrow ones sign-extended, or the low half of a vector} */
  public long number(int index) {
    throw new AssertionError(type + " holds no numbers");
  }

  /** {@return the high half of a vector} */
  public long high(int index) {
    throw new AssertionError(type + " holds no vectors");
  }

  /** {@return a reference} */
  public @Nullable Object reference(int index) {
    throw new AssertionError(type + " holds no references");
  }

  /** Sets {@code count} elements to the same bits. */
  public void fillNumber(int index, int count, long bits) {
    throw new AssertionError(type + " holds no numbers");
  }

  /** Sets {@code count} elements to the same vector. */
  public void fillVector(int index, int count, long low, long high) {
    throw new AssertionError(type + " holds no vectors");
  }

  /** Sets {@code count} elements to the same reference. */
  public void fillReference(int index, int count, @Nullable Object value) {
    throw new AssertionError(type + " holds no references");
  }

  /** Copies {@code count} elements of an array that stores them in the same way. */
  public abstract void copy(int index, GuestArray source, int sourceIndex, int count);

  /** Elements of 8 bits. */
  public static final class OfBytes extends GuestArray {
    /** The elements. */
    public final byte[] elements;

    /** An array of these elements. */
    public OfBytes(GuestType type, byte[] elements) {
      super(type);
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public long number(int index) {
      return elements[index];
    }

    @Override
    public void fillNumber(int index, int count, long bits) {
      Arrays.fill(elements, index, index + count, (byte) bits);
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfBytes) source).elements, sourceIndex, elements, index, count);
    }
  }

  /** Elements of 16 bits. */
  public static final class OfShorts extends GuestArray {
    /** The elements. */
    public final short[] elements;

    /** An array of these elements. */
    public OfShorts(GuestType type, short[] elements) {
      super(type);
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public long number(int index) {
      return elements[index];
    }

    @Override
    public void fillNumber(int index, int count, long bits) {
      Arrays.fill(elements, index, index + count, (short) bits);
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfShorts) source).elements, sourceIndex, elements, index, count);
    }
  }

  /** Elements of type {@code i32}. */
  public static final class OfInts extends GuestArray {
    /** The elements. */
    public final int[] elements;

    /** An array of these elements. */
    public OfInts(GuestType type, int[] elements) {
      super(type);
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public long number(int index) {
      return elements[index];
    }

    @Override
    public void fillNumber(int index, int count, long bits) {
      Arrays.fill(elements, index, index + count, (int) bits);
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfInts) source).elements, sourceIndex, elements, index, count);
    }
  }

  /** Elements of type {@code i64}. */
  public static final class OfLongs extends GuestArray {
    /** The elements. */
    public final long[] elements;

    /** An array of these elements. */
    public OfLongs(GuestType type, long[] elements) {
      super(type);
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public long number(int index) {
      return elements[index];
    }

    @Override
    public void fillNumber(int index, int count, long bits) {
      Arrays.fill(elements, index, index + count, bits);
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfLongs) source).elements, sourceIndex, elements, index, count);
    }
  }

  /** Elements of type {@code f32}. */
  public static final class OfFloats extends GuestArray {
    /** The elements. */
    public final float[] elements;

    /** An array of these elements. */
    public OfFloats(GuestType type, float[] elements) {
      super(type);
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public long number(int index) {
      return Float.floatToRawIntBits(elements[index]);
    }

    @Override
    public void fillNumber(int index, int count, long bits) {
      Arrays.fill(elements, index, index + count, Float.intBitsToFloat((int) bits));
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfFloats) source).elements, sourceIndex, elements, index, count);
    }
  }

  /** Elements of type {@code f64}. */
  public static final class OfDoubles extends GuestArray {
    /** The elements. */
    public final double[] elements;

    /** An array of these elements. */
    public OfDoubles(GuestType type, double[] elements) {
      super(type);
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public long number(int index) {
      return Double.doubleToRawLongBits(elements[index]);
    }

    @Override
    public void fillNumber(int index, int count, long bits) {
      Arrays.fill(elements, index, index + count, Double.longBitsToDouble(bits));
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfDoubles) source).elements, sourceIndex, elements, index, count);
    }
  }

  /** Elements of type {@code v128}. */
  public static final class OfVectors extends GuestArray {
    /** The low half and then the high half of each element. */
    public final long[] halves;

    /** An array of these elements. */
    public OfVectors(GuestType type, long[] halves) {
      super(type);
      this.halves = halves;
    }

    @Override
    public int length() {
      return halves.length / 2;
    }

    @Override
    public long number(int index) {
      return halves[2 * index];
    }

    @Override
    public long high(int index) {
      return halves[2 * index + 1];
    }

    @Override
    public void fillVector(int index, int count, long low, long high) {
      for (int i = index; i < index + count; i++) {
        halves[2 * i] = low;
        halves[2 * i + 1] = high;
      }
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfVectors) source).halves, 2 * sourceIndex, halves, 2 * index, 2 * count);
    }
  }

  /** Elements that are references. */
  public static final class OfReferences extends GuestArray {
    /** The elements. */
    public final @Nullable Object[] elements;

    /** An array of these elements. */
    public OfReferences(GuestType type, @Nullable Object[] elements) {
      super(type);
      this.elements = elements;
    }

    @Override
    public int length() {
      return elements.length;
    }

    @Override
    public @Nullable Object reference(int index) {
      return elements[index];
    }

    @Override
    public void fillReference(int index, int count, @Nullable Object value) {
      Arrays.fill(elements, index, index + count, value);
    }

    @Override
    public void copy(int index, GuestArray source, int sourceIndex, int count) {
      System.arraycopy(((OfReferences) source).elements, sourceIndex, elements, index, count);
    }
  }
}
