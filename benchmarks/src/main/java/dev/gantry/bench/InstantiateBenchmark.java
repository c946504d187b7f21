package dev.gantry.bench;

import dev.gantry.engine.Instance;
import dev.gantry.engine.LinkedModule;
import dev.gantry.engine.Linker;
import dev.gantry.engine.MemoryBudget;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.StoreLimits;
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

/**
 * A store, an instance of a linked module in it, one call, and the store is closed: with an array
 * of its own for the memory, and with one that earlier stores have used.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InstantiateBenchmark {
  private static final int DATA_BYTES = 1 << 16;

  /** Pages of 64 KiB that the memory has; a page of them comes from a data segment. */
  @Param({"1", "16", "64", "256"})
  public int pages = 1;

  private final MemoryBudget reusing = MemoryBudget.unlimited().reusing(1L << 30);
  private LinkedModule linked = link(1);

  /** Links the module. */
  @Setup
  public void link() {
    linked = link(pages);
  }

  private static LinkedModule link(int pages) {
    String text =
        """
        (module
          (memory (export "memory") %d)
          (global $count (mut i32) (i32.const 0))
          (table 8 funcref)
          (elem (i32.const 0) $run $run $run)
          (data (i32.const 0) "%s")
          (func $run (export "run") (param i32) (result i32)
            (i32.store8 (i32.const 100) (i32.const 1))
            (i32.load (local.get 0))))
        """
            .formatted(pages, "\\01".repeat(DATA_BYTES));
    return Linker.create().link(Module.parse(text));
  }

  /** {@return what the guest returned} */
  @Benchmark
  public Object fresh() {
    return use(Store.create());
  }

  /** {@return what the guest returned} */
  @Benchmark
  public Object reusingMemory() {
    return use(Store.create(StoreLimits.DEFAULT, reusing));
  }

  private Object use(Store store) {
    Instance instance = linked.instantiate(store);
    Object result = instance.function("run").call(100);
    store.close();
    return result;
  }
}
