package dev.gantry.cli;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.text.TextComponent;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.text.TextModule;

/** Reads what may be given as text or as binary. */
final class TextInput {
  private TextInput() {}

  /**
   * {@return a file as binary}
   *
   * @param file a path, or {@code -} for standard input
   * @throws InputException if it cannot be read, or is neither
   */
  static byte[] read(Console console, String file) {
    byte[] bytes = console.read(file);
    if (isBinary(bytes)) {
      return bytes;
    }
    try {
      return parse(bytes);
    } catch (MalformedException | MalformedComponentException e) {
      throw new InputException(SourceExcerpt.explain(file, bytes, String.valueOf(e.getMessage())));
    }
  }

  /**
   * {@return the binary of a text}
   *
   * @throws MalformedException if it is neither a module nor a component
   * @throws MalformedComponentException if it begins as a component and is none
   */
  static byte[] parse(byte[] text) {
    return TextComponent.isComponent(text.clone())
        ? TextComponent.parse(text)
        : TextModule.parse(text);
  }

  static boolean isBinary(byte[] bytes) {
    return bytes.length >= 4
        && bytes[0] == 0
        && bytes[1] == 'a'
        && bytes[2] == 's'
        && bytes[3] == 'm';
  }
}
