package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostFunction;
import dev.gantry.engine.Instance;
import dev.gantry.engine.link.ClosedTypes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of the host. */
public final class HostReference extends FunctionReference {
  private static final Object[] NOTHING = {};
  private static final MethodHandle CALL;
  private static final MethodHandle CALL_WITH_CALLER;

  static {
    try {
      var lookup = MethodHandles.lookup();
      var plain = MethodType.methodType(Object[].class, Object[].class);
      CALL = lookup.findVirtual(HostFunction.class, "call", plain);
      CALL_WITH_CALLER =
          lookup.findVirtual(
              HostFunction.WithCaller.class, "call", plain.insertParameterTypes(0, Instance.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Takes the caller and unboxed arguments, as {@code Function.handle} describes. */
  public final MethodHandle target;

  private final boolean needsCaller;

  /** Takes the caller and an {@code Object[]}, returns an {@code Object}. */
  private final MethodHandle boxed;

  private HostReference(GuestType type, MethodHandle target, boolean needsCaller) {
    super(type);
    this.target = target;
    this.needsCaller = needsCaller;
    int count = target.type().parameterCount();
    this.boxed =
        target
            .asType(target.type().generic().changeParameterType(0, Instance.class))
            .asSpreader(Object[].class, count - 1);
  }

  /** {@return a function that takes and returns boxed values} */
  public static HostReference of(FunctionType type, HostFunction implementation) {
    MethodHandle target =
        MethodHandles.dropArguments(CALL.bindTo(implementation), 0, Instance.class);
    return new HostReference(ClosedTypes.function(type), unboxed(type, target), false);
  }

  /** {@return a function that takes and returns boxed values, and the caller} */
  public static HostReference of(FunctionType type, HostFunction.WithCaller implementation) {
    MethodHandle target = CALL_WITH_CALLER.bindTo(implementation);
    return new HostReference(ClosedTypes.function(type), unboxed(type, target), true);
  }

  /** {@return a function that takes and returns unboxed values, and perhaps the caller} */
  public static HostReference of(FunctionType type, MethodHandle implementation) {
    MethodType expected = CoreSignatures.of(type);
    MethodType found = implementation.type();
    if (found.equals(expected)) {
      MethodHandle target = MethodHandles.dropArguments(implementation, 0, Instance.class);
      return new HostReference(ClosedTypes.function(type), target, false);
    }
    if (found.equals(expected.insertParameterTypes(0, Instance.class))) {
      return new HostReference(ClosedTypes.function(type), implementation, true);
    }
    throw new IllegalArgumentException(
        "expected a method of type %s, perhaps after a first parameter Instance, found %s"
            .formatted(expected, found));
  }

  /** Makes of (Instance, Object[])Object[] a handle of the exact signature after the instance. */
  private static MethodHandle unboxed(FunctionType type, MethodHandle implementation) {
    MethodType signature = CoreSignatures.of(type);
    MethodHandle checked =
        MethodHandles.filterReturnValue(
            implementation, MethodHandles.insertArguments(Results.CHECKED, 0, type.results()));
    MethodHandle collecting = checked.asCollector(Object[].class, signature.parameterCount());
    MethodHandle returning =
        switch (type.results().size()) {
          case 0 -> collecting.asType(collecting.type().changeReturnType(void.class));
          case 1 -> MethodHandles.filterReturnValue(collecting, Results.FIRST);
          default -> collecting;
        };
    return returning.asType(signature.insertParameterTypes(0, Instance.class));
  }

  @Override
  public @Nullable Object[] invoke(@Nullable GuestInstance caller, @Nullable Object[] arguments) {
    if (needsCaller && caller == null) {
      throw new IllegalStateException("the function wants to know its caller, which is the host");
    }
    try {
      Object result = boxed.invoke((Instance) caller, arguments);
      return switch (type().results().size()) {
        case 0 -> NOTHING;
        case 1 -> new @Nullable Object[] {result};
        default -> (Object[]) result;
      };
    } catch (EngineException | GuestException | HostException e) {
      throw e;
    } catch (Throwable e) {
      throw new HostException(e);
    }
  }

  @Override
  public @Nullable StoreControl control() {
    return null;
  }

  /** {@return the types of a method's parameters after an {@link Instance}, if there is one} */
  static List<Class<?>> withoutCaller(MethodType type) {
    var parameters = new ArrayList<>(type.parameterList());
    if (!parameters.isEmpty() && parameters.getFirst() == Instance.class) {
      parameters.removeFirst();
    }
    return parameters;
  }
}
