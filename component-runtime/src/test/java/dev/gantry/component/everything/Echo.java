package dev.gantry.component.everything;

import dev.gantry.types.Result;
import dev.gantry.types.Tuple12;
import dev.gantry.types.Tuple2;
import dev.gantry.types.Tuple3;
import dev.gantry.types.Tuple4;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Returns what it gets, as far as the types let it. */
public final class Echo implements Everything {
  /** What was said, the last thing last. */
  public final List<String> said = new ArrayList<>();

  /** Whether {@link #swap} breaks the rules. */
  public boolean returnsNull;

  @Override
  public Tuple12<
          Boolean, Byte, Integer, Short, Integer, Integer, Long, Long, Long, Float, Double, Integer>
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
          int l) {
    return new Tuple12<>(a, b, c, d, e, f, g, h, i, j, k, l);
  }

  @Override
  public Lists arrays(Lists a) {
    return a;
  }

  @Override
  public Tuple3<String, List<String>, Optional<String>> texts(
      String a, List<String> b, Optional<String> c) {
    return new Tuple3<>(a, b, c);
  }

  @Override
  public Tuple4<Shape, Perms, Level, Result<Long, String>> shapes(
      Shape a, Perms b, Level c, Result<Long, String> d) {
    return new Tuple4<>(a, b, c, d);
  }

  @Override
  public List<Optional<Tuple2<String, List<Point>>>> nested(
      List<Optional<Tuple2<String, List<Point>>>> a) {
    return a;
  }

  @Override
  public long wide(
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
      long q) {
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n + o + p + q;
  }

  @Override
  public long divide(long a, long b) throws RefusalException {
    if (b == 0) {
      throw new RefusalException(new Refusal(400, "by zero"));
    }
    return a / b;
  }

  @Override
  public void check(boolean a) throws FailedException {
    if (!a) {
      throw new FailedException();
    }
  }

  @Override
  public Level climb(Level a) {
    return switch (a) {
      case LOW -> Level.MIDDLE;
      case MIDDLE -> Level.HIGH;
      case HIGH -> Level.LOW;
    };
  }

  @Override
  @SuppressWarnings("NullAway") // a mistake that hosts may make
  public Point swap(Point a) {
    return returnsNull ? null : new Point((int) a.y(), a.x());
  }

  @Override
  public void say(String a) {
    said.add(a);
  }
}
