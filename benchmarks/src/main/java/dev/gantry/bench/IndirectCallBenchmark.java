package dev.gantry.bench;

import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import java.util.concurrent.TimeUnit;
import java.util.function.IntBinaryOperator;
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

/** Calls through a table with a few or with thousands of functions of one type. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IndirectCallBenchmark {
  private static final int ROUNDS = 100_000;

  /** How many functions there are. */
  @Param({"5", "5000"})
  public int functions = 5;

  /** How many of them are called. */
  @Param({"1", "5", "5000"})
  public int called = 1;

  /** Whether they are called at random, as no processor could foresee, or one after the other. */
  @Param({"random", "cycle"})
  public String order = "random";

  private IntBinaryOperator run = (_, _) -> 0;

  /** Links a guest. */
  @Setup
  public void link() {
    var text = new StringBuilder("(module (type $t (func (param i32) (result i32)))\n");
    text.append("(table %1$d funcref) (elem (i32.const 0)".formatted(functions));
    for (int i = 0; i < functions; i++) {
      text.append(" $f").append(i);
    }
    text.append(")\n");
    for (int i = 0; i < functions; i++) {
      text.append(
          "(func $f%1$d (type $t) (i32.xor (local.get 0) (i32.const %1$d)))\n".formatted(i));
    }
    text.append(
        """
        (func (export "random") (param $n i32) (param $called i32) (result i32)
          (local $sum i32) (local $at i32)
          (loop $again
            (local.set $sum
              (call_indirect (type $t) (local.get $sum)
                (i32.wrap_i64
                  (i64.shr_u
                    (i64.mul
                      (i64.extend_i32_u (local.get $at)) (i64.extend_i32_u (local.get $called)))
                    (i64.const 32)))))
            (local.set $at
              (i32.add (i32.mul (local.get $at) (i32.const 1664525)) (i32.const 1013904223)))
            (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $sum))
        (func (export "cycle") (param $n i32) (param $called i32) (result i32)
          (local $sum i32) (local $at i32)
          (loop $again
            (local.set $sum (call_indirect (type $t) (local.get $sum) (local.get $at)))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (if (i32.eq (local.get $at) (local.get $called)) (then (local.set $at (i32.const 0))))
            (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
          (local.get $sum)))
        """);
    run =
        Linker.create()
            .link(Module.parse(text.toString()))
            .instantiate(Store.create())
            .function(order)
            .as(IntBinaryOperator.class);
  }

  /** {@return a result} */
  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public int callIndirect() {
    return run.applyAsInt(ROUNDS, Math.min(called, functions));
  }
}
