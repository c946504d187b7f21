package dev.gantry.cli;

import dev.gantry.engine.CompiledJar;
import dev.gantry.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is to be run, and on which engine: a file, or what a jar holds with its compiled code.
 *
 * @param bytes a module or component in the binary format
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Program(byte[] bytes, Engine engine) {
  private static final String JAR = ".jar";

  /**
   * {@return the program in a file}
   *
   * @throws InputException if it cannot be read, or is a jar that this build cannot run
   */
  static Program read(Console console, String file, CacheOptions cache) {
    if (!file.endsWith(JAR)) {
      return new Program(TextInput.read(console, file), cache.engine());
    }
    try {
      CompiledJar jar = CompiledJar.open(Path.of(file));
      return new Program(jar.guest(), jar.engine(cache.withoutCache()));
    } catch (IOException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }
}
