package dev.gantry.bench;

import dev.gantry.bench.bindings.calls.Callee;
import dev.gantry.bench.bindings.calls.bench.calls.Calls;
import dev.gantry.bench.bindings.calls.bench.calls.Calls.Level;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.types.EnumValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Calls of a guest that computes nothing, through generated interfaces ({@code typed}) and through
 * dynamic values ({@code dynamic}).
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class HostToGuestBenchmark {
  private static final String INTERFACE = "bench:calls/calls@0.1.0";

  private final LinkedComponent linked =
      ComponentLinker.create().link(CallFixtures.component("callee"));
  private final Store store = Store.create();
  private final ComponentInstance instance = linked.instantiate(store);
  private final Calls calls = Callee.of(instance).calls();
  private final ExportedFunction nop = instance.function(INTERFACE + "#nop");
  private final ExportedFunction scale = instance.function(INTERFACE + "#scale");
  private final ExportedFunction choose = instance.function(INTERFACE + "#choose");
  private final ExportedFunction echo = instance.function(INTERFACE + "#echo");
  private final ExportedFunction take = instance.function(INTERFACE + "#take");
  private final ExportedFunction give = instance.function(INTERFACE + "#give");

  private final byte[] bytes = new byte[CallFixtures.LONG];
  private final int[] words = new int[CallFixtures.LONG / 4];
  private final double[] doubles = new double[CallFixtures.LONG / 8];
  private long count = 3;
  private long factor = 5;
  private Level level = Level.HIGH;
  private EnumValue label = new EnumValue("high");
  private String text = "sixteen letters.";

  /** No parameter, no result. */
  @Benchmark
  public void typedNop() {
    calls.nop();
  }

  /** No parameter, no result. */
  @Benchmark
  public Optional<Object> dynamicNop() {
    return nop.call(List.of());
  }

  /** Two numbers in, one out. */
  @Benchmark
  public long typedNumbers() {
    return calls.scale(count, factor);
  }

  /** Two numbers in, one out. */
  @Benchmark
  public Optional<Object> dynamicNumbers() {
    return scale.call(List.of(count, factor));
  }

  /** An enum in. */
  @Benchmark
  public long typedEnum() {
    return calls.choose(level);
  }

  /** An enum in. */
  @Benchmark
  public Optional<Object> dynamicEnum() {
    return choose.call(List.of(label));
  }

  /** 16 letters in and out. */
  @Benchmark
  public String typedString() {
    return calls.echo(text);
  }

  /** 16 letters in and out. */
  @Benchmark
  public Optional<Object> dynamicString() {
    return echo.call(List.of(text));
  }

  /** 64 KiB in. */
  @Benchmark
  public long typedBytesIn() {
    return calls.take(bytes);
  }

  /** 64 KiB in. */
  @Benchmark
  public Optional<Object> dynamicBytesIn() {
    return take.call(List.of(bytes));
  }

  /** 64 KiB in, as 32-bit numbers. */
  @Benchmark
  public long typedWordsIn() {
    return calls.takeWords(words);
  }

  /** 64 KiB in, as 64-bit floating-point numbers. */
  @Benchmark
  public long typedDoublesIn() {
    return calls.takeDoubles(doubles);
  }

  /** 64 KiB out. */
  @Benchmark
  public byte[] typedBytesOut() {
    return calls.give(CallFixtures.LONG);
  }

  /** 64 KiB out. */
  @Benchmark
  public Optional<Object> dynamicBytesOut() {
    return give.call(List.of((long) CallFixtures.LONG));
  }

  /** A new instance in a new store, closed again. */
  @Benchmark
  public ComponentInstance instantiateAndClose() {
    try (var own = Store.create()) {
      return linked.instantiate(own);
    }
  }
}
