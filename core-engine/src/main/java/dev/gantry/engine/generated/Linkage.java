package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;

/** How compiled code reaches functions of other modules and of the host. */
public final class Linkage {
  private Linkage() {}

  /** {@return the implementation of an imported function, through the interface of its shape} */
  public static Object bind(CompiledInstance instance, int function) {
    FunctionReference reference = instance.function(function);
    instance.importSlots[function] = reference.slot;
    return reference.callee();
  }

  /** {@return what goes through the frames of guests when a host function throws something} */
  public static RuntimeException fromHost(Throwable thrown) {
    return switch (thrown) {
      case EngineException known -> known;
      case GuestException known -> known;
      case HostException known -> known;
      // The depth is that of the guest, wherever the end of the stack was met.
      case StackOverflowError overflow -> throw overflow;
      default -> new HostException(thrown);
    };
  }
}
