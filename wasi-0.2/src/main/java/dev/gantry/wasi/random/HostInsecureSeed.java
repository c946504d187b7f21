package dev.gantry.wasi.random;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.random.InsecureSeed;
import java.util.Optional;

/** {@code wasi:random/insecure-seed}, which gives the same seed at each call. */
public final class HostInsecureSeed implements InsecureSeed {
  private final RandomSource source;
  private Optional<Tuple2<Long, Long>> seed = Optional.empty();

  public HostInsecureSeed(RandomSource source) {
    this.source = source;
  }

  @Override
  public synchronized Tuple2<Long, Long> insecureSeed() {
    Tuple2<Long, Long> made = seed.orElseGet(() -> new Tuple2<>(source.number(), source.number()));
    seed = Optional.of(made);
    return made;
  }
}
