package dev.gantry.engine.text;

import dev.gantry.engine.binary.ModuleEncoder;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Modules in the text format (core 6.6), encoded as they are read. */
public final class TextModule {
  private TextModule() {}

  /**
   * {@return the binary of a text that is one module}, with or without {@code (module …)} around it
   *
   * @param source UTF-8, which the caller gives up
   * @throws dev.gantry.engine.MalformedException if it is none
   */
  public static byte[] parse(byte[] source) {
    var reader = TokenReader.over(source);
    byte[] binary;
    if (reader.takeOpen("module")) {
      binary = module(reader, reader.takeId());
      reader.close();
    } else if (reader.atEnd() && reader.annotations(0, reader.index() + 1).isEmpty()) {
      // As the reference tools have it: a file without anything in it was hardly meant as a module.
      throw reader.malformed("expected at least one module field");
    } else {
      binary = fields(reader, Optional.empty());
    }
    if (!reader.atEnd()) {
      throw reader.unexpected("end of text");
    }
    return binary;
  }

  /**
   * {@return the binary of a module in any of its forms}: its fields, or bytes after {@code
   * binary}, or text after {@code quote}
   *
   * <p>The reader stands after {@code module} and the identifier, and is moved to the parenthesis
   * that closes the module.
   *
   * @param id the identifier of the module, which becomes its name
   */
  public static byte[] module(TokenReader reader, Optional<String> id) {
    if (reader.takeWord("binary")) {
      return strings(reader, false);
    }
    if (reader.takeWord("quote")) {
      return parse(strings(reader, true));
    }
    return fields(reader, id);
  }

  /** Quoted text goes on in a new line with each string, so that messages name it. */
  private static byte[] strings(TokenReader reader, boolean lines) {
    var bytes = new ByteArrayOutputStream();
    while (reader.kind() == TokenKind.STRING) {
      bytes.writeBytes(reader.string());
      if (lines) {
        bytes.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  /**
   * {@return the binary of a module whose fields begin at the current token}
   *
   * <p>The reader then stands at the parenthesis that closes the module, or at the end of the text.
   *
   * @param id the identifier of the module, which becomes its name
   */
  public static byte[] fields(TokenReader reader, Optional<String> id) {
    return fields(reader, id, new ModuleScope());
  }

  private static byte[] fields(TokenReader reader, Optional<String> id, ModuleScope scope) {
    int first = reader.index();
    var name = scope.annotations.name(reader, "module").or(() -> id);
    new Declarations(reader, scope).read();
    int end = reader.index();
    if (!reader.atClose() && !reader.atEnd()) {
      throw reader.unexpected("`(`");
    }
    reader.seek(first);
    var module = new ModuleParser(reader, scope).read(name);
    scope.annotations.requireAllUsed(reader, reader.annotations(first, end + 1));
    return ModuleEncoder.encode(module).copy();
  }
}
