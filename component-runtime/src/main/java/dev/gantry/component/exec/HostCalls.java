package dev.gantry.component.exec;

import dev.gantry.abi.AbiTrapException;
import dev.gantry.component.ComponentException;
import dev.gantry.component.ComponentTrapException;
import dev.gantry.component.GuestExit;
import dev.gantry.component.HostTrapException;
import dev.gantry.component.StoreExhaustedException;
import dev.gantry.engine.EngineException;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.TrapException;
import java.util.ArrayList;
import java.util.function.Supplier;

/** The edge at which the host enters a store, and at which faults become exceptions of the API. */
final class HostCalls {
  private HostCalls() {}

  /**
   * Runs guest code from the host.
   *
   * @param what describes it, for a trap
   */
  static void run(RuntimeStore store, Supplier<String> what, Runnable body) {
    store.enter();
    try {
      body.run();
    } catch (Throwable failure) {
      throw HostCalls.<RuntimeException>unchecked(explained(failure, what));
    } finally {
      store.leave();
    }
  }

  /** {@return what the API throws for what guest code threw} */
  static Throwable explained(Throwable failure, Supplier<String> what) {
    return switch (failure) {
      case HostFaultException fault -> hostFault(fault, what);
      case AbiTrapException trap -> trap(String.valueOf(trap.getMessage()), what, trap);
      case PoisonedException trap -> trap(String.valueOf(trap.getMessage()), what, trap);
      case UncaughtGuestException trap -> trap(String.valueOf(trap.getMessage()), what, trap);
      case TrapException trap -> trap(TrapTexts.text(trap), what, trap);
      case ExhaustedException exhausted ->
          new StoreExhaustedException(TrapTexts.text(exhausted), exhausted);
      case EngineException unexpected ->
          new AssertionError("a module passed validation", unexpected);
      default -> failure;
    };
  }

  /** {@return never: throws what was thrown} */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what it is given
  static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** {@return what guest code that the host runs gives} */
  static <T> T get(RuntimeStore store, Supplier<String> what, Supplier<T> body) {
    var results = new ArrayList<T>(1);
    run(store, what, () -> results.add(body.get()));
    return results.getFirst();
  }

  private static RuntimeException hostFault(HostFaultException fault, Supplier<String> what) {
    // What a function of the host got from a guest that it called itself stays what it is.
    return switch (fault.thrown()) {
      case ComponentException inner -> inner;
      case RuntimeException exit when exit instanceof GuestExit -> exit;
      case ExhaustedException exhausted ->
          new StoreExhaustedException(TrapTexts.text(exhausted), exhausted);
      case TrapException trap -> trap(TrapTexts.text(trap), what, trap);
      case HostTrapException trap -> trap(String.valueOf(trap.getMessage()), what, trap);
      case Throwable thrown -> trap(String.valueOf(fault.getMessage()), what, thrown);
    };
  }

  private static ComponentTrapException trap(String text, Supplier<String> what, Throwable cause) {
    return new ComponentTrapException(
        text, "  while " + what.get() + GuestFrames.text(cause), cause);
  }
}
