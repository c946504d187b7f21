package dev.gantry.component.everything;

import dev.gantry.types.Result;
import dev.gantry.types.Tuple12;
import dev.gantry.types.Tuple2;
import dev.gantry.types.Tuple3;
import dev.gantry.types.Tuple4;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** One function for each way in which values travel. */
public interface Everything {

  /** A record. */
  record Point(int x, double y) {}

  /** A variant. */
  sealed interface Shape {
    /** Without a payload. */
    record None() implements Shape {}

    /** 64 bits. */
    record Count(long value) implements Shape {}

    /** A string. */
    record Text(String value) implements Shape {}

    /** Two values. */
    record At(Point value) implements Shape {}

    /** 32 bits of another kind. */
    record Real(float value) implements Shape {}
  }

  /** An enum. */
  enum Level {
    LOW,
    MIDDLE,
    HIGH
  }

  /** Flags. */
  record Perms(long bits) {}

  /** Arrays of every width. */
  @SuppressWarnings("ArrayRecordComponent") // What the bindings table says of lists of numbers.
  record Lists(
      byte[] bytes,
      short[] shorts,
      int[] words,
      long[] longs,
      float[] floats,
      double[] doubles,
      boolean[] bools,
      int[] chars) {}

  /** An error with parts. */
  record Refusal(int code, String reason) {}

  /** A {@link Refusal}, thrown. */
  final class RefusalException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Refusal error;

    /** Makes one without a stack trace. */
    public RefusalException(Refusal error) {
      super(error.toString(), null, false, false);
      this.error = error;
    }

    /** {@return the error} */
    public Refusal error() {
      return error;
    }
  }

  /** An error without parts, thrown. */
  final class FailedException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes one without a stack trace. */
    public FailedException() {
      super("failed", null, false, false);
    }
  }

  /** Every scalar. */
  Tuple12<Boolean, Byte, Integer, Short, Integer, Integer, Long, Long, Long, Float, Double, Integer>
      scalars(
          boolean a,
          byte b,
          int c,
          short d,
          int e,
          int f,
          long g,
          long h,
          long i,
          float j,
          double k,
          int l);

  /** Lists that are arrays. */
  Lists arrays(Lists a);

  /** Strings. */
  Tuple3<String, List<String>, Optional<String>> texts(
      String a, List<String> b, Optional<String> c);

  /** Choices. */
  Tuple4<Shape, Perms, Level, Result<Long, String>> shapes(
      Shape a, Perms b, Level c, Result<Long, String> d);

  /** Lists of lists. */
  List<Optional<Tuple2<String, List<Point>>>> nested(List<Optional<Tuple2<String, List<Point>>>> a);

  /** More parameters than travel in core values. */
  long wide(
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l,
      long m,
      long n,
      long o,
      long p,
      long q);

  /** An error with parts. */
  long divide(long a, long b) throws RefusalException;

  /** An error without parts. */
  void check(boolean a) throws FailedException;

  /** A result that is one core value. */
  Level climb(Level a);

  /** A record in core values and in memory. */
  Point swap(Point a);

  /** No result. */
  void say(String a);
}
