package dev.gantry.engine;

import java.util.Optional;

/**
 * The choices that hold for modules: which parts of the language they may use, and how they run.
 *
 * <p>Immutable; modules made by different engines can be linked with one another.
 */
public final class Engine {

  /** Everything that is known, run by {@link Executor#COMPILED}. */
  public static final Engine DEFAULT =
      new Engine(Executor.COMPILED, Features.ALL, MemoryKind.ARRAY, Optional.empty(), Simd.AUTO);

  private final Executor executor;
  private final Features features;
  private final MemoryKind memoryKind;
  private final Optional<CodeCache> cache;
  private final Simd simd;

  private Engine(
      Executor executor,
      Features features,
      MemoryKind memoryKind,
      Optional<CodeCache> cache,
      Simd simd) {
    this.executor = executor;
    this.features = features;
    this.memoryKind = memoryKind;
    this.cache = cache;
    this.simd = simd;
  }

  /** {@return a copy that runs modules in another way} */
  public Engine withExecutor(Executor newExecutor) {
    return new Engine(newExecutor, features, memoryKind, cache, simd);
  }

  /** {@return a copy that lets modules use these features} */
  public Engine withFeatures(Features newFeatures) {
    return new Engine(executor, newFeatures, memoryKind, cache, simd);
  }

  /** {@return a copy that holds memories elsewhere} */
  public Engine withMemoryKind(MemoryKind newMemoryKind) {
    return new Engine(executor, features, newMemoryKind, cache, simd);
  }

  /** {@return a copy that keeps compiled code between processes} */
  public Engine withCache(CodeCache newCache) {
    return new Engine(executor, features, memoryKind, Optional.of(newCache), simd);
  }

  /**
   * {@return a copy whose compiled code has vectors of another form}
   *
   * @throws IllegalStateException if the JVM does not have Java's vectors, and they are asked for
   */
  public Engine withSimd(Simd newSimd) {
    if (newSimd == Simd.VECTORS && !Simd.hasVectors()) {
      throw new IllegalStateException(
          "vectors need a JVM that is started with --add-modules jdk.incubator.vector");
    }
    return new Engine(executor, features, memoryKind, cache, newSimd);
  }

  /** {@return what vectors are in compiled code} */
  public Simd simd() {
    return simd;
  }

  /** {@return where compiled code is kept} */
  public Optional<CodeCache> cache() {
    return cache;
  }

  /** {@return where memories are held} */
  public MemoryKind memoryKind() {
    return memoryKind;
  }

  /** {@return how modules run} */
  public Executor executor() {
    return executor;
  }

  /** {@return what modules may use} */
  public Features features() {
    return features;
  }
}
