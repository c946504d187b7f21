package dev.gantry.bench;

import dev.gantry.engine.CompiledJar;
import dev.gantry.engine.Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads a module and makes all of its classes, in both forms that jars have.
 *
 * <p>{@link GenerationTable} shows the bytes that it allocates for modules of several sizes, and
 * the smallest heap that it does with.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class GenerationBenchmark {
  private static final int STEPS = 20;

  /** How many functions there are, of about 300 bytes each. */
  @Param({"1000", "4000", "16000"})
  public int functions = 1000;

  private byte[] binary = {};
  private Path jar = Path.of("");

  /** Makes the module. */
  @Setup
  public void makeModule() throws IOException {
    binary = module(functions);
    jar = Files.createTempFile("generated", ".jar");
  }

  /** {@return a module of many functions that call each other} */
  static byte[] module(int functions) {
    var text = new StringBuilder("(module (memory 1)\n");
    for (int function = 0; function < functions; function++) {
      text.append("(func $f%d (param $x i32) (result i32) (local $sum i32)".formatted(function));
      for (int step = 0; step < STEPS; step++) {
        text.append(
            "(local.set $sum (i32.add (local.get $sum) (i32.load offset=%d (local.get $x))))"
                .formatted(4 * step));
      }
      text.append("(call $f%d (local.get $sum)))\n".formatted((function * 7 + 1) % functions));
    }
    String module = text.append(')').toString();
    return dev.gantry.engine.text.TextModule.parse(module.getBytes(StandardCharsets.UTF_8));
  }

  /** Deletes what was written. */
  @TearDown
  public void deleteJar() throws IOException {
    Files.deleteIfExists(jar);
  }

  /** {@return the bytes of the module} */
  @Benchmark
  public int allClasses() throws IOException {
    CompiledJar.write(jar, binary, List.of(Module.of(binary)));
    return binary.length;
  }
}
