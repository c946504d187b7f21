package dev.gantry.engine;

/**
 * The choices that hold for modules: which parts of the language they may use, and how they run.
 *
 * <p>Immutable; modules made by different engines can be linked with one another.
 */
public final class Engine {

  /** Everything that is known, run by {@link Executor#COMPILED}. */
  public static final Engine DEFAULT = new Engine(Executor.COMPILED, Features.ALL);

  private final Executor executor;
  private final Features features;

  private Engine(Executor executor, Features features) {
    this.executor = executor;
    this.features = features;
  }

  /** {@return a copy that runs modules in another way} */
  public Engine withExecutor(Executor newExecutor) {
    return new Engine(newExecutor, features);
  }

  /** {@return a copy that lets modules use these features} */
  public Engine withFeatures(Features newFeatures) {
    return new Engine(executor, newFeatures);
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
