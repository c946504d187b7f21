package dev.gantry.engine.generated;

import dev.gantry.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of the boxed results of a host function. */
final class Results {
  /** (List, Object[])Object[]: the same array, once its elements have been checked. */
  static final MethodHandle CHECKED;

  /** (Object[])Object: the one element. */
  static final MethodHandle FIRST;

  static {
    try {
      var lookup = MethodHandles.lookup();
      CHECKED =
          lookup.findStatic(
              Results.class,
              "checked",
              MethodType.methodType(Object[].class, List.class, Object[].class));
      FIRST =
          lookup.findStatic(
              Results.class, "first", MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Results() {}

  static @Nullable Object[] checked(List<ValueType> types, @Nullable Object[] values) {
    HostValues.requireAll(types, values);
    return values;
  }

  static @Nullable Object first(@Nullable Object[] values) {
    return values[0];
  }
}
