package dev.gantry.bench;

import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A memory that grows page by page, and in which each new page is written: the time for all of it
 * should be in proportion to the size that it reaches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class GrowthBenchmark {
  private static final int PAGES_OF_A_MIB = 16;

  private static final Module MODULE =
      Module.parse(
          """
          (module
            (memory 1)
            (func (export "run") (param $pages i32) (result i32)
              (loop $again
                (i32.store
                  (i32.mul (memory.grow (i32.const 1)) (i32.const 65536)) (local.get $pages))
                (br_if $again (i32.lt_u (memory.size) (local.get $pages))))
              (memory.size)))
          """);

  /** MiB that the memory has in the end. */
  @Param({"64", "128", "256", "512"})
  public int mebibytes = 64;

  /** {@return the pages in the end} */
  @Benchmark
  public int pageByPage() {
    Instance instance = Linker.create().link(MODULE).instantiate(Store.create());
    return instance
        .function("run")
        .as(IntUnaryOperator.class)
        .applyAsInt(mebibytes * PAGES_OF_A_MIB);
  }
}
