package dev.gantry.component;

import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.exec.RuntimeComponent;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Module;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A component that has been decoded, validated and compiled, and holds no state.
 *
 * <p>Making one is the expensive step: do it once, and share it between threads and stores.
 */
public sealed interface Component permits RuntimeComponent {

  /**
   * {@return the component in a file, in the binary or the text format}
   *
   * @throws ComponentException if the file is not a valid component
   * @throws UncheckedIOException if the file cannot be read
   */
  static Component read(Path file) {
    try {
      return of(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * {@return the component in these bytes, which the caller gives up}
   *
   * @throws ComponentException if they are not a valid component
   */
  static Component of(byte... bytes) {
    return of(Engine.DEFAULT, bytes);
  }

  /**
   * {@return the component in these bytes, which the caller gives up}
   *
   * @param engine how its core modules run
   * @throws ComponentException if they are not a valid component
   */
  static Component of(Engine engine, byte... bytes) {
    return of(engine, ComponentFeatures.DEFAULT, bytes);
  }

  /**
   * {@return the component in these bytes, which the caller gives up}
   *
   * @param engine how its core modules run
   * @param features what it may use
   * @throws ComponentException if they are not a valid component
   */
  static Component of(Engine engine, ComponentFeatures features, byte... bytes) {
    return RuntimeComponent.of(engine, features, bytes);
  }

  /** {@return whether bytes begin like those of a component in the binary format} */
  static boolean isComponent(byte... bytes) {
    return ComponentDecoder.isComponent(Bytes.of(bytes));
  }

  /** {@return the names of the imports, in the order of the component} */
  List<String> imports();

  /** {@return the names of the exports, in the order of the component} */
  List<String> exports();

  /** {@return the core modules in it and in the components that it contains} */
  List<Module> coreModules();
}
