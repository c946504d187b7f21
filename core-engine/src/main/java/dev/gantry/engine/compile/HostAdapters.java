package dev.gantry.engine.compile;

import dev.gantry.engine.HostFunction;
import dev.gantry.engine.generated.StoreControl;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;

/** Makes functions of the host callable through the interface of their shape. */
public final class HostAdapters {
  private HostAdapters() {}

  /** {@return whether functions of a shape have more parameters than a method can have} */
  public static boolean isWide(String shapeKey) {
    return ShapeClassLoader.parse(shapeKey).isWide();
  }

  /**
   * {@return an object through whose call interface a handle can be called}
   *
   * <p>Each handle gets a class of its own, in which it is a constant, so that HotSpot inlines it.
   *
   * @param shapeKey of a call shape that is not wide
   * @param target takes the calling instance and the arguments: numbers unboxed, vectors and
   *     references as objects; returns an array if there are several results
   */
  public static Object adapt(String shapeKey, MethodHandle target) {
    var writer =
        new HostCalleeWriter(
            ClassDesc.of(Naming.SHAPES + "Host"),
            ShapeClassLoader.parse(shapeKey),
            new HostCalleeWriter.Target.Handle());
    try {
      return ShapeClassLoader.SHARED
          .lookup()
          .defineHiddenClassWithClassData(writer.write(), target, true)
          .lookupClass()
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** {@return an object through whose call interface a function with boxed values can be called} */
  public static Object adapt(String shapeKey, HostFunction.WithCaller target) {
    try {
      return ShapeClassLoader.SHARED
          .loadClass(Naming.SHAPES + Naming.BOXED + shapeKey)
          .getConstructor(HostFunction.WithCaller.class)
          .newInstance(target);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * {@return an object through whose call interface the method of an interface can be called}
   *
   * @param shapeKey of a call shape that is not wide
   * @param method of an interface that {@link #isAccessible}; takes perhaps the caller, then the
   *     arguments as a handle does
   * @param target an object of the interface
   */
  public static Object adapt(String shapeKey, Method method, Object target) {
    return InterfaceAdapters.of(method.getDeclaringClass()).callee(shapeKey, method, target);
  }

  /**
   * {@return a compiled function as an object of an interface}
   *
   * @param shapeKey of a shape that is not wide, has no vectors, and one result or none
   * @param functionalInterface an interface that {@link #isAccessible}
   * @param method its one method, which takes and returns what the shape does
   * @param callee what functions of the shape are called through
   * @param slot the number of the function there
   */
  public static <T> T view(
      String shapeKey,
      Class<T> functionalInterface,
      Method method,
      Object callee,
      int slot,
      StoreControl control) {
    return functionalInterface.cast(
        InterfaceAdapters.of(functionalInterface)
            .view(ShapeClassLoader.parse(shapeKey), method, callee, slot, control));
  }

  /**
   * {@return the interface of an unboxed call, made by us}
   *
   * <p>Its method is {@code call}. All functions of a shape share the interface.
   *
   * @param shapeKey of a shape with one result or none
   */
  public static Class<?> callInterface(String shapeKey) {
    try {
      return ShapeClassLoader.SHARED.loadClass(Naming.SHAPES + Naming.TYPED + shapeKey);
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** {@return whether classes of no module can use an interface} */
  public static boolean isAccessible(Class<?> type) {
    return InterfaceAdapters.isAccessible(type);
  }
}
