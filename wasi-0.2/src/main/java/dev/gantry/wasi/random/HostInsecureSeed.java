package dev.gantry.wasi.random;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.random.InsecureSeed;

/** {@code wasi:random/insecure-seed}. */
public record HostInsecureSeed(RandomSource source) implements InsecureSeed {

  @Override
  public Tuple2<Long, Long> insecureSeed() {
    return new Tuple2<>(source.number(), source.number());
  }
}
