package dev.gantry.engine.generated;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** What becomes of the boxed results of a host function. */
final class Results {
  /** (Object[])Object: the one element. */
  static final MethodHandle FIRST;

  static {
    try {
      FIRST =
          MethodHandles.lookup()
              .findStatic(
                  Results.class, "first", MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Results() {}

  static @Nullable Object first(@Nullable Object[] values) {
    return values[0];
  }
}
