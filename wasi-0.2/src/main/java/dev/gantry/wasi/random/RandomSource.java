package dev.gantry.wasi.random;

import dev.gantry.wasi.WasiTrapException;
import java.security.SecureRandom;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Where random bytes come from. Safe for use by several threads, as {@link Random} is.
 *
 * @param maxLength the most bytes that a guest may ask for at a time
 */
public record RandomSource(RandomGenerator generator, long maxLength) {

  /** {@return bytes that nobody can predict} */
  public static RandomSource secure(long maxLength) {
    return new RandomSource(new SecureRandom(), maxLength);
  }

  /** {@return the bytes that follow from a seed, the same in every run} */
  public static RandomSource seeded(long seed, long maxLength) {
    return new RandomSource(new Random(seed), maxLength);
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
    generator.nextBytes(bytes);
    return bytes;
  }

  /** {@return a fresh number} */
  public long number() {
    return generator.nextLong();
  }
}
