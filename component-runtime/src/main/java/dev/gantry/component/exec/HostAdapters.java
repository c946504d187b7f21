package dev.gantry.component.exec;

import dev.gantry.component.typed.HostAdapter;
import dev.gantry.component.typed.ImportShape;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a function that a component imports from the host gets generated code, and keeps it
 * for all instances. Safe for several threads.
 */
final class HostAdapters {
  private static final int CALLS_BEFORE = Integer.getInteger("dev.gantry.host.plain-calls", 2);

  /** What was generated, and for which method: nearly always, it is the same. */
  private record Known(Method method, Optional<HostAdapter> generated) {}

  private volatile @Nullable Known known;
  private int calls;

  /** {@return the code with which to call a method, or empty if types are to be walked} */
  Optional<HostAdapter> of(JavaMethod method, Supplier<ImportShape> shape) {
    Known found = known;
    if (found != null && found.method.equals(method.method())) {
      return found.generated;
    }
    // Whether a call is lost in counting does not matter.
    if (!method.isCompilable() || calls++ < CALLS_BEFORE) {
      return Optional.empty();
    }
    Optional<HostAdapter> generated = HostAdapter.of(shape.get());
    known = new Known(method.method(), generated);
    return generated;
  }
}
