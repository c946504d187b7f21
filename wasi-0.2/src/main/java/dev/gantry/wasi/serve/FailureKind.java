package dev.gantry.wasi.serve;

import dev.gantry.component.ComponentTrapException;
import dev.gantry.component.GuestExit;
import dev.gantry.component.StoreExhaustedException;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.TrapException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What ended a guest, in few enough words for a metric. */
final class FailureKind {
  private FailureKind() {}

  /** {@return the kind, such as {@code unreachable}, {@code time-exhausted} or {@code exit}} */
  static String of(RuntimeException failure) {
    return switch (failure) {
      case StoreExhaustedException exhausted -> exhausted(exhausted.getCause());
      case ComponentTrapException trap when trap.getCause() instanceof TrapException core ->
          core.trap().name().toLowerCase(Locale.ROOT).replace('_', '-');
      case ComponentTrapException _ -> "component";
      case GuestExit _ -> "exit";
      case RuntimeException _ -> "host";
    };
  }

  private static String exhausted(@Nullable Throwable cause) {
    // The message names the resource, of which there are a handful.
    return cause instanceof ExhaustedException
        ? String.valueOf(cause.getMessage()).replace(' ', '-')
        : "exhausted";
  }
}
