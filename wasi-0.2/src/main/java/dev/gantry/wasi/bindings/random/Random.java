package dev.gantry.wasi.bindings.random;

/** {@code wasi:random/random@0.2.12}: bytes that nobody can predict. */
public interface Random {

  /** {@return as many fresh bytes as asked for} */
  byte[] getRandomBytes(long len);

  /** {@return a fresh number} */
  long getRandomU64();
}
