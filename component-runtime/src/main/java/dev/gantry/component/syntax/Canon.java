package dev.gantry.component.syntax;

import dev.gantry.engine.syntax.ValueType;
import java.util.Optional;

/** A function between core and component level, or a built-in (Binary.md, canon). */
public sealed interface Canon {

  /** {@return the index space that it adds to: functions for a lift, else core functions} */
  default Sort sort() {
    return switch (this) {
      case Lift _ -> Sort.FUNCTION;
      case Lower _, OfBuiltIn _ -> Sort.CORE_FUNCTION;
    };
  }

  /** {@code (canon lift f options (func (type t)))}: a component function made of a core one. */
  record Lift(int coreFunctionIndex, CanonOptions options, int typeIndex) implements Canon {}

  /** {@code (canon lower f options (core func))}: a core function made of a component one. */
  record Lower(int functionIndex, CanonOptions options) implements Canon {}

  /** A built-in, with what belongs to its {@linkplain BuiltIn#shape() shape}. */
  sealed interface OfBuiltIn extends Canon {

    /** {@return which built-in} */
    BuiltIn builtIn();
  }

  /** A built-in that says it all: {@link BuiltIn.Shape#PLAIN}. */
  record Plain(BuiltIn builtIn) implements OfBuiltIn {}

  /** A built-in for a resource, stream or future type: {@link BuiltIn.Shape#TYPE}. */
  record OfType(BuiltIn builtIn, int typeIndex) implements OfBuiltIn {}

  /** A built-in that copies values of a stream or future: {@link BuiltIn.Shape#TYPE_OPTIONS}. */
  record Copy(BuiltIn builtIn, int typeIndex, CanonOptions options) implements OfBuiltIn {}

  /** A built-in that ends a copy: {@link BuiltIn.Shape#TYPE_MAYBE_ASYNC}. */
  record CancelCopy(BuiltIn builtIn, int typeIndex, boolean async) implements OfBuiltIn {}

  /** A built-in that may wait: {@link BuiltIn.Shape#MAYBE_ASYNC}. */
  record MaybeAsync(BuiltIn builtIn, boolean async) implements OfBuiltIn {}

  /** A built-in with options: {@link BuiltIn.Shape#OPTIONS}. */
  record WithOptions(BuiltIn builtIn, CanonOptions options) implements OfBuiltIn {}

  /** {@code task.return}: {@link BuiltIn.Shape#RESULT}. */
  record TaskReturn(BuiltIn builtIn, Optional<ValueTypeUse> result, CanonOptions options)
      implements OfBuiltIn {}

  /** A built-in for storage of a task: {@link BuiltIn.Shape#SLOT}. */
  record Context(BuiltIn builtIn, ValueType type, int slot) implements OfBuiltIn {}

  /** A built-in that can be cancelled: {@link BuiltIn.Shape#CANCELLABLE}. */
  record Cancellable(BuiltIn builtIn, boolean cancellable) implements OfBuiltIn {}

  /** A built-in that writes an event: {@link BuiltIn.Shape#CANCELLABLE_MEMORY}. */
  record CancellableMemory(BuiltIn builtIn, boolean cancellable, int coreMemoryIndex)
      implements OfBuiltIn {}

  /** {@code thread.spawn-ref}: {@link BuiltIn.Shape#CORE_TYPE}. */
  record OfCoreType(BuiltIn builtIn, int coreTypeIndex) implements OfBuiltIn {}

  /** A built-in that starts a function of a table: {@link BuiltIn.Shape#CORE_TYPE_TABLE}. */
  record OfCoreTypeAndTable(BuiltIn builtIn, int coreTypeIndex, int coreTableIndex)
      implements OfBuiltIn {}
}
