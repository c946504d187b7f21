package dev.gantry.wasi.random;

import dev.gantry.wasi.bindings.random.Insecure;

/** {@code wasi:random/insecure}. */
public record HostInsecure(RandomSource source) implements Insecure {

  @Override
  public byte[] getInsecureRandomBytes(long len) {
    return source.bytes(len);
  }

  @Override
  public long getInsecureRandomU64() {
    return source.number();
  }
}
