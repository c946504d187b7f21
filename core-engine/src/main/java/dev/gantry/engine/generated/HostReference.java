package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HostFunction;
import dev.gantry.engine.Instance;
import dev.gantry.engine.link.ClosedTypes;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A function of the host. */
public final class HostReference extends FunctionReference {
  private static final Object[] NOTHING = {};

  /** What there is to call. */
  private sealed interface Implementation {
    /** Takes and returns boxed values. */
    record Boxed(HostFunction.WithCaller function) implements Implementation {}

    /** Takes the caller and unboxed values, as {@code Function.handle} describes. */
    record Handle(MethodHandle handle) implements Implementation {}

    /** The one method of an interface, and an object of it. */
    record Typed(TypedSignature signature, Object object) implements Implementation {}
  }

  private final Implementation implementation;
  private final boolean needsCaller;
  private HostFunction.@Nullable WithCaller boxed;

  private HostReference(FunctionType type, Implementation implementation, boolean needsCaller) {
    this(ClosedTypes.function(type), implementation, needsCaller);
  }

  private HostReference(GuestType type, Implementation implementation, boolean needsCaller) {
    super(type);
    this.implementation = implementation;
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
    return new HostReference(type, new Implementation.Boxed(checked), needsCaller);
  }

  /** {@return a function that takes and returns unboxed values, and perhaps the caller} */
  public static HostReference of(FunctionType type, MethodHandle implementation) {
    MethodType expected = CoreSignatures.of(type);
    MethodType found = implementation.type();
    if (found.equals(expected)) {
      MethodHandle target = MethodHandles.dropArguments(implementation, 0, Instance.class);
      return new HostReference(type, new Implementation.Handle(target), false);
    }
    if (found.equals(expected.insertParameterTypes(0, Instance.class))) {
      return new HostReference(type, new Implementation.Handle(implementation), true);
    }
    throw new IllegalArgumentException(
        "expected a method of type %s, perhaps after a first parameter Instance, found %s"
            .formatted(expected, found));
  }

  /**
   * {@return a function that is the method of an object}
   *
   * @param object of the interface of the signature
   */
  public static HostReference of(TypedSignature signature, Object object) {
    return new HostReference(
        signature.canonical(),
        new Implementation.Typed(signature, object),
        signature.takesCaller());
  }

  /** {@return what compiled code calls, through the interface of the shape} */
  Object newCallee() {
    if (implementation instanceof Implementation.Typed(TypedSignature signature, Object object)
        && signature.isDirect()) {
      return Adapters.adapt(signature.shapeKey(), signature.method(), object);
    }
    String shapeKey = CallTargets.shapeKey(type());
    if (implementation instanceof Implementation.Handle(MethodHandle handle)
        && !Adapters.isWide(shapeKey)) {
      return Adapters.adapt(shapeKey, handle);
    }
    return Adapters.adapt(shapeKey, boxed());
  }

  private HostFunction.WithCaller boxed() {
    HostFunction.WithCaller known = boxed;
    if (known == null) {
      known =
          switch (implementation) {
            case Implementation.Boxed(HostFunction.WithCaller function) -> function;
            case Implementation.Handle(MethodHandle handle) -> boxed(type(), handle);
            case Implementation.Typed(TypedSignature signature, Object object) ->
                boxed(type(), handle(signature.method(), object, needsCaller));
          };
      boxed = known;
    }
    return known;
  }

  private static MethodHandle handle(Method method, Object object, boolean takesCaller) {
    try {
      MethodHandle bound = MethodHandles.publicLookup().unreflect(method).bindTo(object);
      return takesCaller ? bound : MethodHandles.dropArguments(bound, 0, Instance.class);
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
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
      return boxed().call(caller, arguments);
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
