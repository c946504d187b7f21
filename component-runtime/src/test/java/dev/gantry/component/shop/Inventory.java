package dev.gantry.component.shop;

import dev.gantry.types.Tuple2;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** {@code fix:shop/inventory@0.1.0} as the binding generator makes it. */
public interface Inventory {

  /** {@code record item}. */
  record Item(String name, long qty, Optional<Double> price) {}

  /** {@code variant query}. */
  sealed interface Query {
    record All() implements Query {}

    record ByName(String value) implements Query {}

    record Between(Tuple2<Long, Long> value) implements Query {}
  }

  /** {@code enum err}. */
  enum Err {
    NOT_FOUND,
    BAD_INPUT
  }

  /** An {@code err} as the error of a function. */
  final class ErrException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final Err error;

    public ErrException(Err error) {
      super(error.toString(), null, false, false);
      this.error = error;
    }

    public Err error() {
      return error;
    }
  }

  /** {@code flags perms}. */
  record Perms(long bits) {}

  /** {@code resource cart}. */
  interface Cart extends AutoCloseable {
    long add(Item it) throws ErrException;

    List<String> names();

    double total();

    @Override
    void close();
  }

  Cart newCart(String owner);

  Cart cartMerge(Cart a, Cart b);

  List<Item> find(List<Item> items, Query q) throws ErrException;

  String join(List<String> parts, int sep);

  Perms rot(Perms p);
}
