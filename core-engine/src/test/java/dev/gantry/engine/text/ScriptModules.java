package dev.gantry.engine.text;

import dev.gantry.engine.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The modules that the commands of a script define. */
final class ScriptModules {
  private ScriptModules() {}

  /**
   * {@return for each command the binary of its module; empty if it has none that is well formed}
   */
  static List<Optional<byte[]>> of(Path script) throws IOException {
    var reader = TokenReader.over(Files.readAllBytes(script));
    List<Optional<byte[]>> modules = new ArrayList<>();
    while (!reader.atEnd()) {
      int command = reader.index();
      modules.add(module(reader));
      reader.seek(command);
      reader.skipList();
    }
    return modules;
  }

  private static Optional<byte[]> module(TokenReader reader) {
    if (!reader.takeOpen("module")) {
      return Optional.empty();
    }
    reader.takeWord("definition");
    if (reader.isWord("instance")) {
      return Optional.empty();
    }
    var id = reader.takeId();
    try {
      if (reader.takeWord("binary")) {
        return Optional.of(strings(reader));
      }
      return Optional.of(
          reader.takeWord("quote")
              ? TextModule.parse(strings(reader))
              : TextModule.fields(reader, id));
    } catch (MalformedException _) {
      return Optional.empty();
    }
  }

  private static byte[] strings(TokenReader reader) {
    var bytes = new ByteArrayOutputStream();
    while (!reader.atClose()) {
      bytes.writeBytes(reader.string());
    }
    return bytes.toByteArray();
  }
}
