package dev.gantry.bench;

import dev.gantry.bench.bindings.calls.Callee;
import dev.gantry.bench.bindings.calls.bench.calls.Calls;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.Store;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of lists by their length: it has to grow as they do. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 2, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@State(Scope.Thread)
public class ElementsBenchmark {
  private final Calls calls =
      Callee.of(
              ComponentLinker.create()
                  .link(CallFixtures.component("callee"))
                  .instantiate(Store.create()))
          .calls();
  private int[] words = {};

  /** How many elements. */
  @Param({"1000", "10000", "100000", "1000000", "10000000"})
  int length;

  /** Makes the list. */
  @Setup
  public void fill() {
    words = new int[length];
  }

  /** 32-bit numbers in. */
  @Benchmark
  public long words() {
    return calls.takeWords(words);
  }
}
