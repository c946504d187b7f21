package dev.gantry.wasi.random;

import dev.gantry.wasi.WasiTrapException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Where random bytes come from. Safe for use by several threads, as {@link Random} is.
 *
 * <p>The generator is made when first needed: a secure one takes its time to start.
 */
public final class RandomSource {
  private final Supplier<Random> maker;
  private final long maxLength;
  private Optional<Random> generator = Optional.empty();

  private RandomSource(Supplier<Random> maker, long maxLength) {
    this.maker = maker;
    this.maxLength = maxLength;
  }

  /**
   * {@return bytes that nobody can predict}
   *
   * @param maxLength the most bytes that a guest may ask for at a time
   */
  public static RandomSource secure(long maxLength) {
    return new RandomSource(SecureRandom::new, maxLength);
  }

  /**
   * {@return bytes that are no secret}
   *
   * @param seed from which they follow, the same in every run; if empty, they differ between runs
   */
  public static RandomSource insecure(OptionalLong seed, long maxLength) {
    return new RandomSource(
        () -> new Random(seed.orElseGet(() -> new SecureRandom().nextLong())), maxLength);
  }

  private synchronized Random generator() {
    Random made = generator.orElseGet(maker);
    generator = Optional.of(made);
    return made;
  }

  /**
   * {@return fresh bytes}
   *
   * @param length unsigned
   * @throws WasiTrapException if there are more than a guest may ask for
   */
  public byte[] bytes(long length) {
    if (Long.compareUnsigned(length, maxLength) > 0) {
      throw new WasiTrapException(
          "requested %s random bytes, of which %d are allowed at a time"
              .formatted(Long.toUnsignedString(length), maxLength));
    }
    byte[] bytes = new byte[(int) length];
    fill(bytes);
    return bytes;
  }

  /** Fills an array with fresh bytes. */
  public void fill(byte[] bytes) {
    generator().nextBytes(bytes);
  }

  /** {@return a fresh number} */
  public long number() {
    return generator().nextLong();
  }
}
