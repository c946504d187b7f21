package dev.gantry.abi;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A core function that walks types until there is generated code for it.
 *
 * <p>Subclasses are generated, one for each core signature, and implement its interface. Belongs to
 * a store.
 */
public abstract class LateCall {
  private final BitsCall plain;
  private final Supplier<Optional<Object>> generated;

  /**
   * A function.
   *
   * @param plain does what is to be done by walking types
   * @param generated is asked at each call, until it gives an object of the signature's interface
   *     that does it from then on
   */
  protected LateCall(BitsCall plain, Supplier<Optional<Object>> generated) {
    this.plain = plain;
    this.generated = generated;
  }

  /** {@return whether {@link #bind} has been called, now that the function is called} */
  protected final boolean isReady() {
    Optional<Object> adapter = generated.get();
    adapter.ifPresent(this::bind);
    return adapter.isPresent();
  }

  /** Keeps the object that all calls go to. */
  protected abstract void bind(Object adapter);

  /** {@return the results of a call by walking types} */
  protected final long[] callPlainly(long[] arguments) {
    return plain.call(arguments);
  }
}
