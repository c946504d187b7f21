package dev.gantry.cli;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Simd;
import picocli.CommandLine.Option;

/** The option that says what vectors are in compiled code. */
final class SimdOption {
  @Option(
      names = "--simd",
      paramLabel = "auto|longs|vectors",
      description = {
        "What vectors of 128 bits are in compiled code: two longs, or Java's vectors.",
        "Those need a JVM with --add-modules jdk.incubator.vector; then auto (default) uses them."
      })
  private String simd = "auto";

  /**
   * {@return a copy of an engine with vectors as they were asked for}
   *
   * @throws InputException if the JVM does not have them
   */
  Engine applyTo(Engine engine) {
    return engine.withSimd(simd());
  }

  /**
   * {@return what was asked for}
   *
   * @throws InputException if the JVM does not have it
   */
  Simd simd() {
    return switch (simd) {
      case "auto" -> Simd.AUTO;
      case "longs" -> Simd.LONGS;
      case "vectors" -> {
        if (!Simd.hasVectors()) {
          throw new InputException(
              "--simd=vectors: the JVM has none; set GANTRY_JAVA_OPTS to --add-modules=jdk.incubator.vector");
        }
        yield Simd.VECTORS;
      }
      default ->
          throw new InputException(
              "--simd: unknown form `%s`: it is auto, longs or vectors".formatted(simd));
    };
  }
}
