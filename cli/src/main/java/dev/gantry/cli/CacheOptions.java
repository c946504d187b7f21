package dev.gantry.cli;

import dev.gantry.engine.CodeCache;
import dev.gantry.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where compiled code is kept between runs, and of what form it is. */
final class CacheOptions {
  /** Where the launcher keeps it unless told otherwise. */
  private static final String DEFAULT_FOLDER = "gantry.cache.dir";

  @Option(
      names = "--cache-dir",
      paramLabel = "DIR",
      description = "Keep compiled code there (default: `code` in GANTRY_CACHE_DIR).")
  private Optional<Path> folder = Optional.empty();

  @Mixin private SimdOption simd = new SimdOption();

  @Option(names = "--no-cache", description = "Keep no compiled code.")
  private boolean off;

  /**
   * {@return the engine that guests run on}
   *
   * @throws InputException if the folder that was asked for cannot be used; the default one is left
   *     alone then
   */
  Engine engine() {
    return simd.applyTo(cached());
  }

  /** {@return the engine that runs what a jar holds} */
  Engine withoutCache() {
    return simd.applyTo(Engine.DEFAULT);
  }

  private Engine cached() {
    if (off) {
      return Engine.DEFAULT;
    }
    if (folder.isPresent()) {
      try {
        return Engine.DEFAULT.withCache(CodeCache.at(folder.get()));
      } catch (IOException e) {
        throw new InputException("--cache-dir: " + e.getMessage());
      }
    }
    String standard = System.getProperty(DEFAULT_FOLDER, "");
    try {
      return standard.isEmpty()
          ? Engine.DEFAULT
          : Engine.DEFAULT.withCache(CodeCache.at(Path.of(standard)));
    } catch (IOException _) {
      return Engine.DEFAULT;
    }
  }
}
