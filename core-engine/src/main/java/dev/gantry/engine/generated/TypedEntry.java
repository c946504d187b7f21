package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.NumberType;
import java.util.stream.Stream;

/**
 * What the host does around an unboxed call of a compiled function.
 *
 * <p>A token stands for what has to be put back afterwards: the depth of calls, and in the lowest
 * bit whether the store has been taken.
 */
public final class TypedEntry {
  private TypedEntry() {}

  /** {@return whether functions of a type can be entered so} */
  static boolean isFor(FunctionType type) {
    return CoreSignatures.fits(type)
        && type.results().size() <= 1
        && !Adapters.isWide(CallTargets.shapeKey(type))
        && Stream.concat(type.parameters().stream(), type.results().stream())
            .noneMatch(NumberType.V128::equals);
  }

  /**
   * Takes the store for this thread.
   *
   * @return a token for {@link #leave} or {@link #fail}
   * @throws IllegalStateException if another thread is inside
   */
  public static int enter(StoreControl control) {
    return (control.depth << 1) | (control.enter() ? 1 : 0);
  }

  /** Leaves the store as it was before, after the call has returned. */
  public static void leave(StoreControl control, int token) {
    if ((token & 1) != 0) {
      control.leave();
    }
  }

  /** {@return never: leaves the store as it was before, and throws what the host is to see} */
  public static RuntimeException fail(StoreControl control, int token, Throwable thrown) {
    control.depth = token >> 1;
    leave(control, token);
    throw HostEntry.<RuntimeException>forHost(explain(thrown));
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
