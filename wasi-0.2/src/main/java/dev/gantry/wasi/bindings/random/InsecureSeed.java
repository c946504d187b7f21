package dev.gantry.wasi.bindings.random;

import dev.gantry.types.Tuple2;

/** {@code wasi:random/insecure-seed@0.2.12}: a seed for hash tables. */
public interface InsecureSeed {

  /** {@return 128 bits that may be pseudo-random} */
  Tuple2<Long, Long> insecureSeed();
}
