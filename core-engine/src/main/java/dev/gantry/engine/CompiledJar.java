package dev.gantry.engine;

import dev.gantry.engine.cache.JarCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A module, or a component, that has been compiled ahead of time: a jar with its bytes and its
 * classes.
 *
 * <p>A jar is code: load only what you would put on the class path. It belongs to the build of the
 * engine that wrote it.
 */
public final class CompiledJar {
  private final JarCode jar;

  private CompiledJar(JarCode jar) {
    this.jar = jar;
  }

  /**
   * Writes a jar.
   *
   * @param guest the bytes of the module, or of the component that the modules are in
   * @param modules the modules whose classes it holds
   * @throws IOException if it cannot be written
   */
  public static void write(Path path, byte[] guest, List<Module> modules) throws IOException {
    JarCode.write(path, guest, modules.stream().map(Module::code).toList());
  }

  /**
   * {@return a jar that has been written}
   *
   * @throws IOException if it cannot be read, is no such jar, or was written by another build of
   *     the engine
   */
  public static CompiledJar open(Path path) throws IOException {
    return new CompiledJar(JarCode.open(path));
  }

  /** {@return the bytes of the module or component} */
  public byte[] guest() throws IOException {
    return jar.guest();
  }

  /** {@return a copy of an engine that takes classes from the jar instead of making them} */
  public Engine engine(Engine engine) {
    return engine.withCache(jar);
  }
}
