package dev.gantry.engine.generated;

import dev.gantry.engine.HostFunction;
import dev.gantry.engine.compile.HostAdapters;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;

/**
 * The classes between guests and Java that the compiler makes at run time. The one place where this
 * package reaches the compiler; code that was generated earlier cannot name it.
 */
final class Adapters {
  private Adapters() {}

  static boolean isWide(String shapeKey) {
    return HostAdapters.isWide(shapeKey);
  }

  static boolean isAccessible(Class<?> type) {
    return HostAdapters.isAccessible(type);
  }

  static Object adapt(String shapeKey, MethodHandle target) {
    return HostAdapters.adapt(shapeKey, target);
  }

  static Object adapt(String shapeKey, HostFunction.WithCaller target) {
    return HostAdapters.adapt(shapeKey, target);
  }

  static Object adapt(String shapeKey, Method method, Object target) {
    return HostAdapters.adapt(shapeKey, method, target);
  }

  static Class<?> callInterface(String shapeKey) {
    return HostAdapters.callInterface(shapeKey);
  }

  static <T> T view(
      String shapeKey,
      Class<T> functionalInterface,
      Method method,
      Object callee,
      int slot,
      StoreControl control) {
    return HostAdapters.view(shapeKey, functionalInterface, method, callee, slot, control);
  }
}
