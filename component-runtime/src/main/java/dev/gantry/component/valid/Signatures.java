package dev.gantry.component.valid;

import dev.gantry.abi.CallingConvention;
import dev.gantry.abi.CoreSignature;
import dev.gantry.abi.Descriptors;
import dev.gantry.abi.FunctionType;
import dev.gantry.abi.PointerType;
import dev.gantry.abi.ValueType;
import java.util.List;

/** The core types of lifted and lowered functions, and what they need (CanonicalABI.md). */
final class Signatures {
  private static final int MAX_FLAT_PARAMETERS = 16;
  private static final int MAX_FLAT_ASYNC_PARAMETERS = 4;
  private static final int MAX_FLAT_RESULTS = 1;

  private final Context context;

  Signatures(Context context) {
    this.context = context;
  }

  /** {@return the number of the core type of a function that is lowered} */
  int lower(FunctionType type, CheckedOptions options) {
    int limit = options.isAsync() ? MAX_FLAT_ASYNC_PARAMETERS : MAX_FLAT_PARAMETERS;
    Descriptors descriptors = descriptors(options);
    for (ValueType parameter : type.parameterTypes()) {
      options.requireMemoryIf(() -> hasPointer(parameter));
    }
    if (flatCount(type.parameterTypes(), descriptors) > limit) {
      options.requireMemory();
    }
    type.result()
        .ifPresent(
            result -> {
              options.requireReallocIf(() -> hasPointer(result));
              if (options.isAsync() || descriptors.flatCount(result) > MAX_FLAT_RESULTS) {
                options.requireMemory();
              }
            });
    return number(
        type,
        options.isAsync() ? CallingConvention.LOWER_ASYNC : CallingConvention.LOWER,
        descriptors);
  }

  /** {@return the number of the core type of a function that is to be lifted} */
  int lift(FunctionType type, CheckedOptions options) {
    Descriptors descriptors = descriptors(options);
    for (ValueType parameter : type.parameterTypes()) {
      options.requireReallocIf(() -> hasPointer(parameter));
    }
    if (flatCount(type.parameterTypes(), descriptors) > MAX_FLAT_PARAMETERS) {
      options.requireRealloc();
    }
    // What an asynchronous function returns goes to task.return as parameters.
    int limit = options.isAsync() ? MAX_FLAT_PARAMETERS : MAX_FLAT_RESULTS;
    type.result()
        .ifPresent(
            result ->
                options.requireMemoryIf(
                    () -> descriptors.flatCount(result) > limit || hasPointer(result)));
    CallingConvention convention =
        options.isAsync()
            ? options.options().callback().isPresent()
                ? CallingConvention.LIFT_ASYNC_CALLBACK
                : CallingConvention.LIFT_ASYNC_STACKFUL
            : CallingConvention.LIFT;
    return number(type, convention, descriptors);
  }

  private int number(FunctionType type, CallingConvention convention, Descriptors descriptors) {
    return context.coreTypes.addFunction(CoreSignature.of(type, convention, descriptors));
  }

  private Descriptors descriptors(CheckedOptions options) {
    return options.pointer() == PointerType.I64 ? context.descriptors64 : context.descriptors;
  }

  private static int flatCount(List<ValueType> types, Descriptors descriptors) {
    int count = 0;
    for (ValueType type : types) {
      count += descriptors.flatCount(type);
    }
    return count;
  }

  boolean hasPointer(ValueType type) {
    return context.infos.of(type).hasPointer();
  }
}
