package dev.gantry.engine.compile;

import dev.gantry.engine.generated.StoreControl;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes between guests and the objects of one Java interface with one method.
 *
 * <p>They live as long as the interface. Any thread may ask.
 */
final class InterfaceAdapters {
  private static final ClassValue<InterfaceAdapters> KNOWN =
      new ClassValue<>() {
        @Override
        protected InterfaceAdapters computeValue(Class<?> type) {
          return new InterfaceAdapters(type);
        }
      };

  private final Class<?> type;
  private final MethodHandles.Lookup lookup;

  /**
   * Constructors by the class of the object that is called: HotSpot inlines what is called in one
   * place if it always finds the same class there.
   */
  private final Map<Class<?>, MethodHandle> callees =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Constructors by shape: an {@code Object} of the interface stands for several kinds. */
  private final Map<CallShape, MethodHandle> views = new ConcurrentHashMap<>();

  private InterfaceAdapters(Class<?> type) {
    this.type = type;
    var loader = new InterfaceClassLoader(type.getClassLoader());
    this.lookup = ShapeClassLoader.lookup(loader, InterfaceClassLoader.ACCESS);
  }

  static InterfaceAdapters of(Class<?> type) {
    return KNOWN.get(type);
  }

  /** {@return whether classes of no module can use an interface} */
  static boolean isAccessible(Class<?> type) {
    boolean isPublic = true;
    for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
      isPublic &= Modifier.isPublic(outer.getModifiers());
    }
    return isPublic
        && !type.isHidden()
        && !type.isSealed()
        && type.getModule().isExported(type.getPackageName());
  }

  Object callee(String shapeKey, Method method, Object target) {
    try {
      return callees
          .computeIfAbsent(
              target.getClass(), _ -> calleeConstructor(ShapeClassLoader.parse(shapeKey), method))
          .invoke(target);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private MethodHandle calleeConstructor(CallShape shape, Method method) {
    MethodTypeDesc methodType = descriptor(method);
    boolean takesCaller = methodType.parameterCount() > shape.parameters().size();
    var target =
        new HostCalleeWriter.Target.Typed(owner(), method.getName(), methodType, takesCaller);
    var writer = new HostCalleeWriter(ClassDesc.of(InterfaceClassLoader.CALLEE), shape, target);
    return constructor(writer.write(), type).asType(MethodType.genericMethodType(1));
  }

  Object view(CallShape shape, Method method, Object callee, int slot, StoreControl control) {
    try {
      return views
          .computeIfAbsent(shape, _ -> viewConstructor(shape, method))
          .invokeExact(callee, slot, control);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private MethodHandle viewConstructor(CallShape shape, Method method) {
    var writer =
        new ViewWriter(
            ClassDesc.of(InterfaceClassLoader.VIEW),
            shape,
            owner(),
            method.getName(),
            descriptor(method));
    return constructor(writer.write(), Object.class, int.class, StoreControl.class)
        .asType(MethodType.methodType(Object.class, Object.class, int.class, StoreControl.class));
  }

  private MethodHandle constructor(byte[] bytes, Class<?>... parameters) {
    try {
      MethodHandles.Lookup defined = lookup.defineHiddenClass(bytes, true);
      return defined.findConstructor(
          defined.lookupClass(), MethodType.methodType(void.class, parameters));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private ClassDesc owner() {
    return type.describeConstable().orElseThrow();
  }

  private static MethodTypeDesc descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .describeConstable()
        .orElseThrow();
  }
}
