package dev.gantry.component.exec;

import dev.gantry.abi.CallContext;
import dev.gantry.abi.ValueType;
import dev.gantry.component.syntax.CanonOption.StringEncoding;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A call of a function that is lifted {@code async}, until it has returned (CanonicalABI.md, Task
 * State). Owned by the thread that is inside the store.
 */
final class Task {
  private final CallContext context;
  private final Shape shape;
  private final Consumer<Optional<Object>> onResolve;
  private boolean resolved;

  /** What {@code task.return} has to agree with. */
  record Shape(Optional<ValueType> result, StringEncoding encoding, OptionalInt memory) {}

  Task(CallContext context, Shape shape, Consumer<Optional<Object>> onResolve) {
    this.context = context;
    this.shape = shape;
    this.onResolve = onResolve;
  }

  CallContext context() {
    return context;
  }

  Shape shape() {
    return shape;
  }

  boolean isResolved() {
    return resolved;
  }

  /** Gives the caller the result; at most once. */
  void resolve(Optional<Object> result) {
    resolved = true;
    onResolve.accept(result);
  }
}
