package dev.gantry.bench;

import dev.gantry.bench.bindings.calls.Caller;
import dev.gantry.bench.bindings.calls.bench.calls.Calls;
import dev.gantry.bench.bindings.calls.bench.calls.Loops;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.Store;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls that a guest makes in a loop: of another guest, or of the host through generated
 * interfaces.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class GuestCallsBenchmark {
  private static final int TIMES = 1_000;

  private Loops loops = absent();

  /** Who is called. */
  @Param({"guest", "host"})
  String callee;

  /** Links the caller with its callee. */
  @Setup
  public void link() {
    var linker = ComponentLinker.create();
    if (callee.equals("guest")) {
      linker.component(ComponentLinker.create().link(CallFixtures.component("callee")));
    } else {
      Caller.addTo(linker, imports(new CallFixtures.HostCalls()));
    }
    var linked = linker.link(CallFixtures.component("caller"));
    loops = Caller.of(linked.instantiate(Store.create())).loops();
  }

  private static Loops absent() {
    return Caller.of(
            ComponentLinker.create()
                .trapOnUnmetImports()
                .link(CallFixtures.component("caller"))
                .instantiate(Store.create()))
        .loops();
  }

  private static Caller.Imports imports(Calls calls) {
    return () -> calls;
  }

  /** No parameter, no result. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void nop() {
    loops.nop(TIMES);
  }

  /** Two numbers in, one out. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long numbers() {
    return loops.scale(TIMES);
  }

  /** An enum in. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long enumeration() {
    return loops.choose(TIMES);
  }

  /** 16 letters in and out. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public void string() {
    loops.echo(TIMES);
  }

  /** 64 KiB in. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long bytesIn() {
    return loops.take(TIMES, CallFixtures.LONG);
  }

  /** 64 KiB in, as 32-bit numbers. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long wordsIn() {
    return loops.takeWords(TIMES, CallFixtures.LONG / 4);
  }

  /** 64 KiB in, as 64-bit floating-point numbers. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long doublesIn() {
    return loops.takeDoubles(TIMES, CallFixtures.LONG / 8);
  }

  /** 64 KiB out. */
  @Benchmark
  @OperationsPerInvocation(TIMES)
  public long bytesOut() {
    return loops.give(TIMES, CallFixtures.LONG);
  }
}
