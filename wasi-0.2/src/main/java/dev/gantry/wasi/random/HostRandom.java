package dev.gantry.wasi.random;

import dev.gantry.wasi.bindings.random.Random;

/** {@code wasi:random/random}. */
public record HostRandom(RandomSource source) implements Random {

  @Override
  public byte[] getRandomBytes(long len) {
    return source.bytes(len);
  }

  @Override
  public long getRandomU64() {
    return source.number();
  }
}
