package dev.gantry.engine.generated;

import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.FunctionType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Where the host enters a guest: it takes the store, and what comes out is made fit for the host.
 */
public final class HostEntry {
  private static final MethodHandle CALL;
  private static final MethodHandle CALL_FOR_ONE;

  static {
    try {
      var lookup = MethodHandles.lookup();
      var type = MethodType.methodType(Object[].class, FunctionReference.class, Object[].class);
      CALL = lookup.findStatic(HostEntry.class, "call", type);
      CALL_FOR_ONE =
          lookup.findStatic(HostEntry.class, "callForOne", type.changeReturnType(Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private HostEntry() {}

  /** Calls with boxed values of the right types, which the callee then owns. */
  public static @Nullable Object[] call(FunctionReference function, @Nullable Object[] arguments) {
    return call(function, null, arguments);
  }

  /** Calls with boxed values of the right types, on behalf of an instance or of the host. */
  public static @Nullable Object[] call(
      FunctionReference function, @Nullable GuestInstance caller, @Nullable Object[] arguments) {
    StoreControl control = function.control();
    boolean entered = control != null && control.enter();
    try {
      return function.invoke(caller, arguments);
    } catch (Throwable e) {
      throw HostEntry.<RuntimeException>forHost(e);
    } finally {
      if (entered && control != null) {
        control.leave();
      }
    }
  }

  @SuppressWarnings("UnusedMethod") // Called through its handle.
  private static @Nullable Object callForOne(
      FunctionReference function, @Nullable Object[] arguments) {
    return call(function, arguments)[0];
  }

  /** {@return never: throws what the host is to see instead of {@code thrown}} */
  // Throws checked exceptions of host functions as they are.
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <T extends Throwable> T forHost(Throwable thrown) throws T {
    throw (T)
        switch (thrown) {
          case HostException host when !(host.thrown instanceof StackOverflowError) -> host.thrown;
          case HostException _ -> new ExhaustedException("call stack");
          case StackOverflowError _ -> new ExhaustedException("call stack");
          case OutOfMemoryError _ -> new ExhaustedException("memory of the virtual machine");
          default -> thrown;
        };
  }

  /** {@return a handle with the signature of a function, which calls it with boxed values} */
  static MethodHandle handle(FunctionReference function) {
    FunctionType type = function.type();
    if (!CoreSignatures.fits(type)) {
      throw new IllegalArgumentException(
          "no method has as many parameters as the function: %d"
              .formatted(type.parameters().size()));
    }
    MethodType signature = CoreSignatures.of(type);
    MethodHandle call = type.results().size() == 1 ? CALL_FOR_ONE : CALL;
    return call.bindTo(function)
        .asCollector(Object[].class, signature.parameterCount())
        .asType(signature);
  }

  /** Refuses the one method of an interface if it has another signature. */
  static void requireSignature(Method method, MethodType expected) {
    var found = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          "expected a method of type %s, found %s in %s"
              .formatted(expected, found, method.getDeclaringClass().getName()));
    }
  }
}
