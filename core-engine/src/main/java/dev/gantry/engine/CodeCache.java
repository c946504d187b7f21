package dev.gantry.engine;

import dev.gantry.engine.cache.CacheFolder;
import dev.gantry.engine.cache.JarCode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A folder in which compiled code is kept between processes, and which modules are valid.
 *
 * <p>What is found there is trusted, so the folder must belong to the user of the process, and
 * nobody else may write to it. Whatever else is wrong with it (damage, no room, no right to write)
 * costs time and never an error: the module is compiled as if there were no cache. Any number of
 * threads and processes may share it. Nothing of another build of the engine, of another JVM or of
 * a module that differs in a byte is ever found.
 *
 * @see Engine#withCache
 */
public sealed interface CodeCache permits CacheFolder, JarCode {
  /** The size that a cache keeps to unless told otherwise: 1 GiB. */
  long DEFAULT_MOST_BYTES = 1L << 30;

  /**
   * {@return the cache in a folder, which is made if it is not there}
   *
   * @throws IOException if the folder cannot be made, belongs to somebody else, or can be written
   *     to by others
   */
  static CodeCache at(Path folder) throws IOException {
    return at(folder, DEFAULT_MOST_BYTES);
  }

  /**
   * {@return the cache in a folder, which is made if it is not there}
   *
   * @param mostBytes how large it may become; beyond that, modules that have not been used for
   *     longest are forgotten
   * @throws IOException if the folder cannot be made, belongs to somebody else, or can be written
   *     to by others
   */
  static CodeCache at(Path folder, long mostBytes) throws IOException {
    return CacheFolder.at(folder, mostBytes);
  }

  /** {@return the folder, or the jar of a {@link CompiledJar}} */
  Path path();
}
