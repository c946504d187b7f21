package dev.gantry.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A module, decoded and found valid. Immutable: share it between threads and stores.
 *
 * @see Linker
 */
public final class Module {
  private final Engine engine;
  private final List<Import> imports;
  private final List<Export> exports;

  private Module(Engine engine, List<Import> imports, List<Export> exports) {
    this.engine = engine;
    this.imports = imports;
    this.exports = exports;
  }

  /** Something that a module needs. */
  public record Import(String module, String name, ExternalType type) {}

  /** Something that a module offers. */
  public record Export(String name, ExternalType type) {}

  /** {@return the module in a file, binary} */
  public static Module read(Path file) throws IOException {
    return of(Engine.DEFAULT, Files.readAllBytes(file));
  }

  /**
   * {@return the module in these bytes, which the caller gives up}
   *
   * @throws MalformedException if they encode none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static Module of(byte... binary) {
    return of(Engine.DEFAULT, binary);
  }

  /**
   * {@return the module in these bytes, which the caller gives up}
   *
   * @throws MalformedException if they encode none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static Module of(Engine engine, byte... binary) {
    throw new UnsupportedOperationException("not yet supported: modules");
  }

  /** {@return the choices that it was made with} */
  public Engine engine() {
    return engine;
  }

  /** {@return what it needs, in its order} */
  public List<Import> imports() {
    return imports;
  }

  /** {@return what it offers, in its order} */
  public List<Export> exports() {
    return exports;
  }

  /** {@return a copy of the content of the first custom section of a name} */
  public Optional<byte[]> customSection(String name) {
    throw new UnsupportedOperationException("not yet supported: custom sections");
  }
}
