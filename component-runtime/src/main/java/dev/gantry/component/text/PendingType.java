package dev.gantry.component.text;

import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ValueTypeUse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A type that has been read, in which names are not looked up yet.
 *
 * <p>First {@link #expand} adds the types that are spelled out in it, and everything in them; then
 * {@link #resolve} looks up what the type itself names.
 */
interface PendingType<T> {

  /** Adds the types that are spelled out in this one. */
  void expand();

  /** {@return the type, for which aliases may have been added} */
  T resolve();

  /** {@return a type in which nothing is spelled out} */
  static <T> PendingType<T> simple(Supplier<T> resolve) {
    return of(List.of(), resolve);
  }

  /** {@return a type with parts} */
  static <T> PendingType<T> of(List<? extends PendingType<?>> parts, Supplier<T> resolve) {
    return new PendingType<>() {
      @Override
      public void expand() {
        parts.forEach(PendingType::expand);
      }

      @Override
      public T resolve() {
        return resolve.get();
      }
    };
  }

  /** {@return a value type that is spelled out where it is used} */
  static PendingType<ValueTypeUse> inline(
      TextParser parser, PendingType<? extends DefinedType> type) {
    return new PendingType<>() {
      private int index;

      @Override
      public void expand() {
        type.expand();
        index = parser.scope().addType(type.resolve(), Name.NONE);
      }

      @Override
      public ValueTypeUse resolve() {
        return new ValueTypeUse.Defined(index);
      }
    };
  }

  /** {@return a type that may be missing} */
  static <T> Optional<T> resolve(Optional<PendingType<T>> type) {
    return type.map(PendingType::resolve);
  }
}
