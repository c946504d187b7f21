package dev.gantry.component.valid;

import dev.gantry.abi.PointerType;
import dev.gantry.component.syntax.CanonOptions;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Options of a canonical definition that do not contradict one another.
 *
 * @param pointer the type of addresses in the memory, 32 bits if there is none
 * @param coreType the number of the type that {@code core-type} names
 */
record CheckedOptions(CanonOptions options, PointerType pointer, OptionalInt coreType) {

  boolean isAsync() {
    return options.async();
  }

  CheckedOptions requireMemory() {
    if (options.memory().isEmpty()) {
      throw new BrokenRule("canonical option `memory` is required");
    }
    return this;
  }

  CheckedOptions requireRealloc() {
    requireMemory();
    if (options.realloc().isEmpty()) {
      throw new BrokenRule("canonical option `realloc` is required");
    }
    return this;
  }

  CheckedOptions requireMemoryIf(BooleanSupplier needed) {
    if (options.memory().isEmpty() && needed.getAsBoolean()) {
      requireMemory();
    }
    return this;
  }

  CheckedOptions requireReallocIf(BooleanSupplier needed) {
    if (options.realloc().isEmpty() && needed.getAsBoolean()) {
      requireRealloc();
    }
    return this;
  }

  CheckedOptions requireSync(String builtIn) {
    if (isAsync()) {
      throw new BrokenRule("cannot specify `async` option on `%s`".formatted(builtIn));
    }
    return this;
  }

  /** Refuses what only makes sense where a core function is lifted. */
  CheckedOptions requireForLowering() {
    if (options.postReturn().isPresent()) {
      throw new BrokenRule("canonical option `post-return` cannot be specified for lowerings");
    }
    if (options.callback().isPresent()) {
      throw new BrokenRule("canonical option `callback` cannot be specified for lowerings");
    }
    if (options.gc() && coreType.isEmpty()) {
      throw new BrokenRule(
          "cannot specify `gc` without also specifying a `core-type` for lowerings");
    }
    return this;
  }
}
