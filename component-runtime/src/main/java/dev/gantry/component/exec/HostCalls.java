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
    } catch (HostFaultException fault) {
      throw hostFault(fault, what);
    } catch (AbiTrapException | PoisonedException | UncaughtGuestException trap) {
      throw trap(String.valueOf(trap.getMessage()), what, trap);
    } catch (TrapException trap) {
      throw trap(TrapTexts.text(trap), what, trap);
    } catch (ExhaustedException exhausted) {
      throw new StoreExhaustedException(TrapTexts.text(exhausted), exhausted);
    } catch (EngineException failure) {
      throw new AssertionError("a module passed validation", failure);
    } finally {
      store.leave();
    }
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
    return new ComponentTrapException(text, "  while " + what.get(), cause);
  }
}
