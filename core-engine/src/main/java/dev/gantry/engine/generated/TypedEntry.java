package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.compile.HostAdapters;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the host enters a compiled function without boxing.
 *
 * <p>A token stands for what has to be put back afterwards: the depth of calls, and in the lowest
 * bit whether the store has been taken.
 */
final class TypedEntry {
  private static final MethodHandle ENTER = find("enter", int.class, StoreControl.class);
  private static final MethodHandle LEAVE =
      find("leave", void.class, StoreControl.class, Throwable.class, int.class);

  private TypedEntry() {}

  private static MethodHandle find(String name, Class<?> returned, Class<?>... parameters) {
    try {
      return MethodHandles.lookup()
          .findStatic(TypedEntry.class, name, MethodType.methodType(returned, parameters));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** {@return whether functions of a type can be entered so} */
  static boolean isFor(FunctionType type) {
    return CoreSignatures.fits(type)
        && type.results().size() <= 1
        && !HostAdapters.isWide(CallTargets.shapeKey(type))
        && Stream.concat(type.parameters().stream(), type.results().stream())
            .noneMatch(NumberType.V128::equals);
  }

  /** {@return a handle with the signature of a compiled function} */
  static MethodHandle handle(GuestFunction function) {
    FunctionType type = function.type();
    MethodType signature = CoreSignatures.of(type);
    StoreControl control = function.control();
    MethodHandle call = HostAdapters.call(CallTargets.shapeKey(type)).bindTo(function.callee());
    int count = signature.parameterCount();
    MethodHandle target =
        MethodHandles.insertArguments(call, count, function.slot, null).asType(signature);
    Class<?> returned = signature.returnType();
    MethodHandle leave = MethodHandles.insertArguments(LEAVE, 0, control);
    MethodHandle cleanup = returned == void.class ? leave : returning(leave, returned);
    MethodHandle guarded =
        MethodHandles.tryFinally(MethodHandles.dropArguments(target, 0, int.class), cleanup);
    return MethodHandles.foldArguments(guarded, MethodHandles.insertArguments(ENTER, 0, control));
  }

  /** Makes of (thrown, token) a handle of (thrown, result, token) that returns the result. */
  private static MethodHandle returning(MethodHandle leave, Class<?> returned) {
    MethodHandle result =
        MethodHandles.dropArguments(
            MethodHandles.dropArguments(MethodHandles.identity(returned), 0, Throwable.class),
            2,
            int.class);
    return MethodHandles.foldArguments(result, MethodHandles.dropArguments(leave, 1, returned));
  }

  @SuppressWarnings("UnusedMethod") // Called through its handle.
  private static int enter(StoreControl control) {
    return (control.depth << 1) | (control.enter() ? 1 : 0);
  }

  @SuppressWarnings("UnusedMethod") // Called through its handle.
  private static void leave(StoreControl control, @Nullable Throwable thrown, int token) {
    control.depth = token >> 1;
    if ((token & 1) != 0) {
      control.leave();
    }
    if (thrown != null) {
      throw HostEntry.<RuntimeException>forHost(explain(thrown));
    }
  }

  private static Throwable explain(Throwable thrown) {
    return switch (thrown) {
      case IndexOutOfBoundsException _ -> GuestFunction.explain(thrown);
      case StackOverflowError _ -> GuestFunction.explain(thrown);
      case EngineException _ -> GuestFunction.explain(thrown);
      default -> thrown;
    };
  }
}
