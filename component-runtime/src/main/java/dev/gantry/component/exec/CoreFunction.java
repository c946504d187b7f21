package dev.gantry.component.exec;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.compiled.CallInterfaces;
import dev.gantry.engine.Function;
import dev.gantry.engine.generated.GuestException;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * A core function of a guest that lifted functions call.
 *
 * <p>Belongs to its store, and is called by the thread inside.
 */
final class CoreFunction {
  private static final long[] NOTHING = {};

  private final Function function;
  private final boolean hasResult;

  // Made for the second call: most functions of most instances are never called, and an instance
  // that answers one request has its function called once, which boxed values do in less time.
  private @Nullable MethodHandle handle;
  private boolean called;

  CoreFunction(Function function) {
    this.function = function;
    this.hasResult = !function.type().results().isEmpty();
  }

  /**
   * {@return the results, as bits}
   *
   * <p>An exception that the guest throws is a trap here ({@code call_and_trap_on_throw} in
   * CanonicalABI.md).
   */
  long[] call(long... arguments) {
    try {
      if (!called) {
        called = true;
        return CoreCalls.callBoxed(function, arguments);
      }
      MethodHandle known = handle;
      if (known == null) {
        known = CoreCalls.onBits(function);
        handle = known;
      }
      long result = (long) known.invokeExact(arguments);
      return hasResult ? new long[] {result} : NOTHING;
    } catch (Throwable thrown) {
      throw thrown(thrown);
    }
  }

  /** {@return the function as an object of the interface of its signature} */
  Object view(CoreFunctionType type) {
    return function.as(CallInterfaces.of(type));
  }

  /**
   * {@return what to throw because a core function threw something}
   *
   * <p>Errors are thrown at once.
   */
  static RuntimeException thrown(Throwable thrown) {
    return switch (thrown) {
      case GuestException uncaught -> new UncaughtGuestException(uncaught);
      case RuntimeException exception -> exception;
      case Error error -> throw error;
      default -> new HostFaultException("a function of the host failed: ", thrown);
    };
  }
}
