package dev.gantry.wasi.bindings.random;

/** {@code wasi:random/insecure@0.2.12}: bytes that are evenly distributed and no secret. */
public interface Insecure {

  /** {@return as many bytes as asked for} */
  byte[] getInsecureRandomBytes(long len);

  /** {@return a number} */
  long getInsecureRandomU64();
}
