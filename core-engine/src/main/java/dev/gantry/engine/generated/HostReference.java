package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostFunction;
import dev.gantry.engine.Instance;
import dev.gantry.engine.link.ClosedTypes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A function of the host. */
public final class HostReference extends FunctionReference {
  private static final Object[] NOTHING = {};
  private static final MethodHandle CALL;

  static {
    try {
      CALL =
          MethodHandles.lookup()
              .findVirtual(
                  HostFunction.WithCaller.class,
                  "call",
                  MethodType.methodType(Object[].class, Instance.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Takes the caller and unboxed arguments, as {@code Function.handle} describes; takes the caller
   * and an {@code Object[]} where a method cannot have as many parameters.
   */
  public final MethodHandle target;

  private final boolean needsCaller;
  private final HostFunction.WithCaller boxed;

  private HostReference(
      FunctionType type, MethodHandle target, HostFunction.WithCaller boxed, boolean needsCaller) {
    super(ClosedTypes.function(type));
    this.target = target;
    this.boxed = boxed;
    this.needsCaller = needsCaller;
  }

  /** {@return a function that takes and returns boxed values} */
  public static HostReference of(FunctionType type, HostFunction implementation) {
    return ofBoxed(type, (_, arguments) -> implementation.call(arguments), false);
  }

  /** {@return a function that takes and returns boxed values, and the caller} */
  public static HostReference of(FunctionType type, HostFunction.WithCaller implementation) {
    return ofBoxed(type, implementation, true);
  }

  private static HostReference ofBoxed(
      FunctionType type, HostFunction.WithCaller implementation, boolean needsCaller) {
    HostFunction.WithCaller checked =
        (caller, arguments) -> {
          @Nullable Object[] results = implementation.call(caller, arguments);
          HostValues.requireAll(type.results(), results);
          return results;
        };
    return new HostReference(type, unboxed(type, CALL.bindTo(checked)), checked, needsCaller);
  }

  /** {@return a function that takes and returns unboxed values, and perhaps the caller} */
  public static HostReference of(FunctionType type, MethodHandle implementation) {
    MethodType expected = CoreSignatures.of(type);
    MethodType found = implementation.type();
    if (found.equals(expected)) {
      MethodHandle target = MethodHandles.dropArguments(implementation, 0, Instance.class);
      return new HostReference(type, target, boxed(type, target), false);
    }
    if (found.equals(expected.insertParameterTypes(0, Instance.class))) {
      return new HostReference(type, implementation, boxed(type, implementation), true);
    }
    throw new IllegalArgumentException(
        "expected a method of type %s, perhaps after a first parameter Instance, found %s"
            .formatted(expected, found));
  }

  /** Makes of (Instance, Object[])Object[] a handle of the exact signature after the instance. */
  private static MethodHandle unboxed(FunctionType type, MethodHandle boxed) {
    if (!CoreSignatures.fits(type)) {
      return boxed;
    }
    MethodType signature = CoreSignatures.of(type);
    MethodHandle collecting = boxed.asCollector(Object[].class, signature.parameterCount());
    MethodHandle returning =
        switch (type.results().size()) {
          case 0 -> collecting.asType(collecting.type().changeReturnType(void.class));
          case 1 -> MethodHandles.filterReturnValue(collecting, Results.FIRST);
          default -> collecting;
        };
    return returning.asType(signature.insertParameterTypes(0, Instance.class));
  }

  private static HostFunction.WithCaller boxed(FunctionType type, MethodHandle target) {
    MethodType generic = target.type().generic().changeParameterType(0, Instance.class);
    MethodHandle spreading =
        target.asType(generic).asSpreader(Object[].class, target.type().parameterCount() - 1);
    int resultCount = type.results().size();
    return (caller, arguments) -> {
      Object result = invoke(spreading, caller, arguments);
      @Nullable Object[] results =
          switch (resultCount) {
            case 0 -> NOTHING;
            case 1 -> new @Nullable Object[] {result};
            default -> (Object[]) result;
          };
      HostValues.requireAll(type.results(), results);
      return results;
    };
  }

  private static Object invoke(MethodHandle handle, Instance caller, @Nullable Object[] arguments)
      throws Exception {
    try {
      return handle.invoke(caller, arguments);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new HostException(e);
    }
  }

  @Override
  @SuppressWarnings("NullAway") // A function that is given null for the caller does not look at it.
  public @Nullable Object[] invoke(@Nullable GuestInstance caller, @Nullable Object[] arguments) {
    if (needsCaller && caller == null) {
      throw new IllegalStateException("the function wants to know its caller, which is the host");
    }
    try {
      return boxed.call(caller, arguments);
    } catch (EngineException | GuestException | HostException | StackOverflowError e) {
      throw e;
    } catch (Throwable e) {
      throw new HostException(e);
    }
  }

  @Override
  public @Nullable StoreControl control() {
    return null;
  }
}
