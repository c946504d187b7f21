package dev.gantry.engine.generated;

import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Handles through which compiled code reads and writes memories, little-endian and unaligned. */
public final class MemoryHandles {
  /** Two bytes of an array. */
  public static final VarHandle ARRAY_SHORT = array(short[].class);

  /** Four bytes of an array. */
  public static final VarHandle ARRAY_INT = array(int[].class);

  /** Eight bytes of an array. */
  public static final VarHandle ARRAY_LONG = array(long[].class);

  /** A float in an array. */
  public static final VarHandle ARRAY_FLOAT = array(float[].class);

  /** A double in an array. */
  public static final VarHandle ARRAY_DOUBLE = array(double[].class);

  /** A byte of a segment. */
  public static final VarHandle SEGMENT_BYTE = ValueLayout.JAVA_BYTE.varHandle();

  /** Two bytes of a segment. */
  public static final VarHandle SEGMENT_SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  /** Four bytes of a segment. */
  public static final VarHandle SEGMENT_INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  /** Eight bytes of a segment. */
  public static final VarHandle SEGMENT_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  /** A float in a segment. */
  public static final VarHandle SEGMENT_FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  /** A double in a segment. */
  public static final VarHandle SEGMENT_DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();

  private MemoryHandles() {}

  private static VarHandle array(Class<?> view) {
    return MethodHandles.byteArrayViewVarHandle(view, ByteOrder.LITTLE_ENDIAN);
  }
}
