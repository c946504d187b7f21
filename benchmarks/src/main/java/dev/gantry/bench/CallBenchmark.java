package dev.gantry.bench;

import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls between host and guest with unboxed values, beside calls of Java by Java.
 *
 * <p>The Java methods are not inlined, since a call is what is measured; calls into and out of
 * guests may be, as far as HotSpot sees through them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class CallBenchmark {
  private static final int ROUNDS = 10_000;

  /** A call without values. */
  @FunctionalInterface
  public interface Nop {
    /** Does nothing. */
    void run();
  }

  /** A call with values of two types. */
  @FunctionalInterface
  public interface Mix {
    /** {@return something made of both} */
    int mix(int number, long wide);
  }

  private static final class JavaSide {
    private int count;

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    void nop() {
      count++;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    int mix(int number, long wide) {
      return number + (int) wide;
    }
  }

  private final JavaSide java = new JavaSide();
  private Nop javaNop = java::nop;
  private Mix javaMix = java::mix;
  private Nop guestNop = javaNop;
  private Mix guestMix = javaMix;
  private IntUnaryOperator loopNop = IntUnaryOperator.identity();
  private IntUnaryOperator loopMix = IntUnaryOperator.identity();
  private int number = 3;

  /** Links a guest. */
  @Setup
  public void link() {
    Linker linker =
        Linker.create()
            .function("host", "nop", Nop.class, java::nop)
            .function("host", "mix", Mix.class, java::mix);
    Instance guest =
        linker
            .link(
                Module.parse(
                    """
                    (module
                      (import "host" "nop" (func $host-nop))
                      (import "host" "mix" (func $host-mix (param i32 i64) (result i32)))
                      (global $count (mut i32) (i32.const 0))
                      (func $nop (export "nop")
                        (global.set $count (i32.add (global.get $count) (i32.const 1))))
                      (func $mix (export "mix") (param i32 i64) (result i32)
                        (i32.add (local.get 0) (i32.wrap_i64 (local.get 1))))
                      (func (export "loop-nop") (param $n i32) (result i32)
                        (loop $again
                          (call $host-nop)
                          (br_if $again
                            (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                        (local.get $n))
                      (func (export "loop-mix") (param $n i32) (result i32)
                        (local $sum i32)
                        (loop $again
                          (local.set $sum
                            (call $host-mix (local.get $sum) (i64.extend_i32_u (local.get $n))))
                          (br_if $again
                            (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
                        (local.get $sum)))
                    """))
            .instantiate(Store.create());
    guestNop = guest.function("nop").as(Nop.class);
    guestMix = guest.function("mix").as(Mix.class);
    loopNop = guest.function("loop-nop").as(IntUnaryOperator.class);
    loopMix = guest.function("loop-mix").as(IntUnaryOperator.class);
  }

  /** Java calls Java. */
  @Benchmark
  public void javaToJavaNop() {
    javaNop.run();
  }

  /** {@return a result} */
  @Benchmark
  public int javaToJavaMix() {
    return javaMix.mix(number, 4);
  }

  /** Java calls the guest. */
  @Benchmark
  public void hostToGuestNop() {
    guestNop.run();
  }

  /** {@return a result} */
  @Benchmark
  public int hostToGuestMix() {
    return guestMix.mix(number, 4);
  }

  /** Java calls Java in a loop. */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public void javaToJavaNopInLoop() {
    for (int i = 0; i < ROUNDS; i++) {
      javaNop.run();
    }
  }

  /** {@return a result} */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public int javaToJavaMixInLoop() {
    int sum = 0;
    for (int i = ROUNDS; i > 0; i--) {
      sum = javaMix.mix(sum, i);
    }
    return sum;
  }

  /** {@return nothing of interest} */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public int guestToHostNop() {
    return loopNop.applyAsInt(ROUNDS);
  }

  /** {@return a result} */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public int guestToHostMix() {
    return loopMix.applyAsInt(ROUNDS);
  }
}
