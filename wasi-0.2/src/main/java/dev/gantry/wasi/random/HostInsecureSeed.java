package dev.gantry.wasi.random;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.random.InsecureSeed;

/** {@code wasi:random/insecure-seed}, which gives the same seed at each call. */
public record HostInsecureSeed(Tuple2<Long, Long> insecureSeed) implements InsecureSeed {

  /** {@return a seed from a source} */
  public static HostInsecureSeed from(RandomSource source) {
    return new HostInsecureSeed(new Tuple2<>(source.number(), source.number()));
  }
}
