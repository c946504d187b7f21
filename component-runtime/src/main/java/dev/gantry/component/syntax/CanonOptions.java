package dev.gantry.component.syntax;

import dev.gantry.component.syntax.CanonOption.Async;
import dev.gantry.component.syntax.CanonOption.CoreFunctionType;
import dev.gantry.component.syntax.CanonOption.Gc;
import dev.gantry.component.syntax.CanonOption.Memory;
import dev.gantry.component.syntax.CanonOption.PostReturn;
import dev.gantry.component.syntax.CanonOption.Realloc;
import dev.gantry.component.syntax.CanonOption.StringEncoding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The options of a canonical definition, in the order in which they stand there.
 *
 * <p>Once validated, no option stands there twice.
 */
public record CanonOptions(List<CanonOption> options) {

  /** No options at all. */
  public static final CanonOptions NONE = new CanonOptions(List.of());

  public CanonOptions {
    options = List.copyOf(options);
  }

  /** {@return the encoding of strings, UTF-8 unless said otherwise} */
  public StringEncoding stringEncoding() {
    return first(StringEncoding.class).orElse(StringEncoding.UTF8);
  }

  /** {@return the index of the core memory} */
  public OptionalInt memory() {
    return first(Memory.class).map(Memory::coreMemoryIndex).map(OptionalInt::of).orElse(absent());
  }

  /** {@return the index of the core function that allocates} */
  public OptionalInt realloc() {
    return first(Realloc.class)
        .map(Realloc::coreFunctionIndex)
        .map(OptionalInt::of)
        .orElse(absent());
  }

  /** {@return the index of the core function that is called when the results have been read} */
  public OptionalInt postReturn() {
    return first(PostReturn.class)
        .map(PostReturn::coreFunctionIndex)
        .map(OptionalInt::of)
        .orElse(absent());
  }

  /** {@return the index of the core function that is called with events} */
  public OptionalInt callback() {
    return first(CanonOption.Callback.class)
        .map(CanonOption.Callback::coreFunctionIndex)
        .map(OptionalInt::of)
        .orElse(absent());
  }

  /** {@return the index of the core type that {@code core-type} names} */
  public OptionalInt coreType() {
    return first(CoreFunctionType.class)
        .map(CoreFunctionType::coreTypeIndex)
        .map(OptionalInt::of)
        .orElse(absent());
  }

  /** {@return whether calls may overlap} */
  public boolean async() {
    return first(Async.class).isPresent();
  }

  /** {@return whether values are garbage-collected objects} */
  public boolean gc() {
    return first(Gc.class).isPresent();
  }

  private <T extends CanonOption> Optional<T> first(Class<T> kind) {
    // A loop, because every instance of a component asks.
    for (CanonOption option : options) {
      if (kind.isInstance(option)) {
        return Optional.of(kind.cast(option));
      }
    }
    return Optional.empty();
  }

  private static OptionalInt absent() {
    return OptionalInt.empty();
  }
}
