package dev.gantry.engine;

import dev.gantry.engine.link.ModuleCode;
import dev.gantry.engine.link.ModuleTypes;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.text.TextModule;
import dev.gantry.engine.valid.ValidModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private final ModuleCode code;
  private final List<Import> imports;
  private final List<Export> exports;

  private Module(Engine engine, ModuleCode code) {
    this.engine = engine;
    this.code = code;
    ModuleTypes types = code.types();
    ValidModule valid = types.module();
    ModuleSyntax syntax = valid.syntax();
    this.imports =
        syntax.imports().stream()
            .map(entry -> new Import(entry.module(), entry.name(), types.of(entry.type())))
            .toList();
    this.exports =
        syntax.exports().stream()
            .map(
                export ->
                    new Export(
                        export.name(), types.of(valid.externalType(export.kind(), export.index()))))
            .toList();
  }

  /** Something that a module needs. */
  public record Import(String module, String name, ExternalType type) {}

  /** Something that a module offers. */
  public record Export(String name, ExternalType type) {}

  /**
   * {@return the module in a file, binary or text}
   *
   * @throws MalformedException if it holds none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static Module read(Path file) throws IOException {
    return read(Engine.DEFAULT, file);
  }

  /**
   * {@return the module in a file, binary or text}
   *
   * @throws MalformedException if it holds none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static Module read(Engine engine, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    // No text begins with the first byte of the binary format.
    boolean isBinary = bytes.length == 0 || bytes[0] == 0;
    return of(engine, isBinary ? bytes : TextModule.parse(bytes));
  }

  /**
   * {@return the module in a text}
   *
   * @throws MalformedException if it holds none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static Module parse(String text) {
    return parse(Engine.DEFAULT, text);
  }

  /**
   * {@return the module in a text}
   *
   * @throws MalformedException if it holds none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static Module parse(Engine engine, String text) {
    return of(engine, TextModule.parse(text.getBytes(StandardCharsets.UTF_8)));
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
    return of(engine, binary, 0, binary.length);
  }

  /**
   * {@return the module in a stretch of something larger, such as a component}
   *
   * <p>The array is kept, and must not change any more. Offsets in messages count from its start.
   *
   * @throws MalformedException if the stretch encodes none
   * @throws InvalidException if it breaks a rule of validation
   */
  public static Module of(Engine engine, byte[] binary, int start, int end) {
    return of(engine, ModuleCode.read(engine, new Bytes(binary, start, end)));
  }

  /** {@return a module whose inside is there already, for those who look at that too} */
  @SuppressWarnings("exports") // Nobody else can name the inside.
  public static Module of(Engine engine, ModuleCode code) {
    return new Module(engine, code);
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

  /** {@return the name that its name section gives it} */
  public Optional<String> name() {
    return code.names().module();
  }

  /** {@return the name that its name section gives a function, imported ones counted first} */
  public Optional<String> functionName(int functionIndex) {
    return code.functionName(functionIndex);
  }

  /** {@return a copy of the content of the first custom section of a name} */
  public Optional<byte[]> customSection(String name) {
    return code.syntax().customSection(name).map(section -> section.content().copy());
  }

  ModuleCode code() {
    return code;
  }
}
