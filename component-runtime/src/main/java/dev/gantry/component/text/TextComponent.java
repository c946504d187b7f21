package dev.gantry.component.text;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.binary.ComponentEncoder;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.text.TokenReader;
import java.util.Optional;

/** Components in the text format, encoded as they are read. */
public final class TextComponent {
  private TextComponent() {}

  /** {@return whether a text, which the caller gives up, begins as a component does} */
  public static boolean isComponent(byte[] source) {
    try {
      return TokenReader.over(source).isOpen("component");
    } catch (MalformedException _) {
      return false;
    }
  }

  /**
   * {@return the binary of a text that is one component}
   *
   * @param source UTF-8, which the caller gives up
   * @throws MalformedComponentException if it is none
   */
  public static byte[] parse(byte[] source) {
    try {
      var reader = TokenReader.over(source);
      reader.open("component");
      byte[] binary = fields(reader, Name.read(reader));
      reader.close();
      if (!reader.atEnd()) {
        throw reader.unexpected("end of text");
      }
      return binary;
    } catch (MalformedException e) {
      throw MalformedComponentException.because(e);
    }
  }

  /**
   * {@return the binary of a component whose fields begin at the current token}
   *
   * <p>The reader then stands at the parenthesis that closes the component, or at the end of the
   * text. Text that came as bytes, after {@code binary} or {@code quote}, is not for here.
   *
   * @param id the identifier of the component, which becomes its name
   * @throws MalformedComponentException if there is none
   */
  public static byte[] fields(TokenReader reader, Optional<String> id) {
    try {
      return fields(reader, new Name(reader.byteOffset(), id, id));
    } catch (MalformedException e) {
      throw MalformedComponentException.because(e);
    }
  }

  private static byte[] fields(TokenReader reader, Name name) {
    var parser = new TextParser(reader);
    return ComponentEncoder.encode(new FieldParser(parser).component(name)).copy();
  }
}
