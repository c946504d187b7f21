package dev.gantry.component.exec;

import dev.gantry.abi.compiled.FusedCall;
import dev.gantry.component.exec.ComponentPlan.LiftPlan;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a function that a component imports from another gets generated code, and keeps it
 * for all instances.
 *
 * <p>Most functions are called once or twice in the life of a process, and then walking the types
 * is faster than generating a class. Safe for several threads.
 */
final class Fusions {
  private static final int CALLS_BEFORE = Integer.getInteger("dev.gantry.component.plain-calls", 8);

  /**
   * What was generated.
   *
   * @param callee the one for which; nearly always, a component is linked with the same others
   */
  private record Known(LiftPlan callee, boolean postReturn, Optional<FusedCall> generated) {
    @SuppressWarnings("ReferenceEquality") // plans are large, and each is made once
    boolean isFor(LiftPlan otherCallee, boolean otherPostReturn) {
      return callee == otherCallee && postReturn == otherPostReturn;
    }
  }

  private volatile @Nullable Known known;
  private final AtomicInteger calls = new AtomicInteger();

  /** {@return the code with which to call a function, or empty if types are to be walked} */
  Optional<FusedCall> of(LiftPlan caller, LiftPlan callee, boolean postReturn) {
    Known found = known;
    if (found != null && found.isFor(callee, postReturn)) {
      return found.generated;
    }
    if (calls.getAndIncrement() < CALLS_BEFORE) {
      return Optional.empty();
    }
    var shape =
        new FusedCall.Shape(
            caller.descriptor(),
            caller.coreType(),
            callee.descriptor(),
            callee.coreType(),
            postReturn);
    Optional<FusedCall> generated = FusedCall.of(shape);
    known = new Known(callee, postReturn, generated);
    return generated;
  }
}
