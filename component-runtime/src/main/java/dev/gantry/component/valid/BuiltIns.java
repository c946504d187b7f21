package dev.gantry.component.valid;

import static dev.gantry.engine.syntax.ValueType.NumberType.I32;
import static dev.gantry.engine.syntax.ValueType.NumberType.I64;

import dev.gantry.abi.ValueType.FutureType;
import dev.gantry.abi.ValueType.StreamType;
import dev.gantry.component.ComponentFeature;
import dev.gantry.component.syntax.BuiltIn;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ValueType;
import java.util.List;
import java.util.Optional;

/** The core types of canonical built-ins (CanonicalABI.md, Canonical Definitions). */
final class BuiltIns {
  private final Context context;
  private final OptionsValidation options;
  private final Signatures signatures;

  BuiltIns(Context context, OptionsValidation options, Signatures signatures) {
    this.context = context;
    this.options = options;
    this.signatures = signatures;
  }

  int function(List<ValueType> parameters, List<ValueType> results) {
    return context.coreTypes.addFunction(parameters, results);
  }

  void requireFeature(BuiltIn builtIn) {
    builtIn
        .feature()
        .ifPresent(
            feature ->
                context.require(
                    feature, "`%s` requires the %s".formatted(builtIn.text(), text(feature))));
  }

  private static String text(ComponentFeature feature) {
    return switch (feature) {
      case ASYNC -> "component model async feature";
      case THREADING -> "component model threading feature";
      case ERROR_CONTEXT -> "component model error-context feature";
      case SHARED_EVERYTHING_THREADS -> "shared-everything-threads proposal";
      case ASYNC_STACKFUL,
          MORE_ASYNC_BUILTINS,
          FIXED_LENGTH_LISTS,
          MAP,
          VALUES,
          NESTED_NAMES,
          MEMORY64,
          GC,
          IMPLEMENTS,
          CANON_NAMES ->
          "`%s` feature".formatted(feature.text());
    };
  }

  int plain(BuiltIn builtIn) {
    return switch (builtIn) {
      case BACKPRESSURE_INC, BACKPRESSURE_DEC, TASK_CANCEL -> function(List.of(), List.of());
      case SUBTASK_DROP, WAITABLE_SET_DROP, ERROR_CONTEXT_DROP, THREAD_RESUME_LATER ->
          function(List.of(I32), List.of());
      case WAITABLE_SET_NEW, THREAD_INDEX, THREAD_AVAILABLE_PARALLELISM ->
          function(List.of(), List.of(I32));
      case WAITABLE_JOIN -> function(List.of(I32, I32), List.of());
      default -> throw new AssertionError(builtIn);
    };
  }

  int cancellable(BuiltIn builtIn) {
    return switch (builtIn) {
      case THREAD_SUSPEND, THREAD_YIELD -> function(List.of(), List.of(I32));
      default -> function(List.of(I32), List.of(I32));
    };
  }

  int ofType(BuiltIn builtIn, int typeIndex) {
    return switch (builtIn) {
      case RESOURCE_NEW -> function(List.of(localResource(typeIndex)), List.of(I32));
      case RESOURCE_REP -> function(List.of(I32), List.of(localResource(typeIndex)));
      case RESOURCE_DROP -> {
        context.current().resourceType(typeIndex);
        yield function(List.of(I32), List.of());
      }
      case STREAM_NEW, FUTURE_NEW -> {
        element(builtIn, typeIndex);
        yield function(List.of(), List.of(I64));
      }
      default -> {
        element(builtIn, typeIndex);
        yield function(List.of(I32), List.of());
      }
    };
  }

  /** {@return the representation of a resource type that this component defines} */
  private ValueType localResource(int typeIndex) {
    int slot = context.current().resourceType(typeIndex).slot();
    return context
        .current()
        .definedResources
        .getOrDefault(slot, Optional.empty())
        .orElseThrow(() -> new BrokenRule("type %d is not a local resource".formatted(typeIndex)));
  }

  /** {@return what a stream or future, whichever the built-in is for, passes on} */
  private Optional<dev.gantry.abi.ValueType> element(BuiltIn builtIn, int typeIndex) {
    boolean isStream = isStream(builtIn);
    return switch (context.current().valueType(typeIndex)) {
      case StreamType(var element) when isStream -> element;
      case FutureType(var element) when !isStream -> element;
      default ->
          throw new BrokenRule(
              "`%s` requires a %s type".formatted(builtIn.text(), isStream ? "stream" : "future"));
    };
  }

  private static boolean isStream(BuiltIn builtIn) {
    return builtIn.text().startsWith("stream.");
  }

  int copy(BuiltIn builtIn, int typeIndex, CanonOptions given) {
    Optional<dev.gantry.abi.ValueType> element = element(builtIn, typeIndex);
    CheckedOptions checked = options.check(given);
    if (!checked.isAsync()) {
      context.require(
          ComponentFeature.MORE_ASYNC_BUILTINS,
          "synchronous `%s` requires the component model more async builtins feature"
              .formatted(builtIn.text()));
    }
    boolean reads = builtIn == BuiltIn.STREAM_READ || builtIn == BuiltIn.FUTURE_READ;
    checked.requireMemoryIf(element::isPresent);
    if (reads) {
      checked.requireReallocIf(() -> element.filter(signatures::hasPointer).isPresent());
    }
    checked.requireForLowering();
    ValueType address = OptionsValidation.address(checked.pointer());
    return declared(
        checked,
        isStream(builtIn) ? List.of(I32, address, address) : List.of(I32, address),
        isStream(builtIn) ? List.of(address) : List.of(I32));
  }

  /** {@return the number of a type, which must be the one that {@code core-type} names} */
  private int declared(
      CheckedOptions checked, List<ValueType> parameters, List<ValueType> results) {
    int actual = function(parameters, results);
    if (checked.coreType().isEmpty()) {
      return actual;
    }
    int number = checked.coreType().getAsInt();
    CompositeType.FunctionType declared = context.coreTypes.function(number);
    requireSame("parameter", declared.parameters(), parameters);
    requireSame("result", declared.results(), results);
    return number;
  }

  private static void requireSame(String what, List<ValueType> declared, List<ValueType> actual) {
    if (!declared.equals(actual)) {
      throw new BrokenRule(
          "declared core type has `%s` %s types, but actual lowering has `%s` %s types"
              .formatted(declared, what, actual, what));
    }
  }

  int cancelCopy(BuiltIn builtIn, int typeIndex, boolean async) {
    requireSyncOrFeature(builtIn, async);
    element(builtIn, typeIndex);
    return function(List.of(I32), List.of(I32));
  }

  void requireSyncOrFeature(BuiltIn builtIn, boolean async) {
    if (async) {
      context.require(
          ComponentFeature.MORE_ASYNC_BUILTINS,
          "async `%s` requires the component model more async builtins feature"
              .formatted(builtIn.text()));
    }
  }

  int errorContext(BuiltIn builtIn, CanonOptions given) {
    CheckedOptions checked = options.check(given).requireMemory();
    boolean isNew = builtIn == BuiltIn.ERROR_CONTEXT_NEW;
    if (!isNew) {
      checked.requireRealloc();
    }
    checked.requireSync(builtIn.text()).requireForLowering();
    ValueType address = OptionsValidation.address(checked.pointer());
    return isNew
        ? declared(checked, List.of(address, address), List.of(I32))
        : declared(checked, List.of(I32, address), List.of());
  }
}
