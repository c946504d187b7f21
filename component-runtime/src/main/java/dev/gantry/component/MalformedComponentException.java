package dev.gantry.component;

import dev.gantry.engine.MalformedException;
import java.io.Serial;

/** A component does not follow the grammar of the binary or text format (Binary.md). */
public final class MalformedComponentException extends ComponentException {
  @Serial private static final long serialVersionUID = 1L;

  private MalformedComponentException(String message) {
    super(message);
  }

  /** {@return what was found in a binary, {@code byteOffset} bytes from its start} */
  public static MalformedComponentException at(long byteOffset, String found) {
    return new MalformedComponentException("%s (at offset 0x%x)".formatted(found, byteOffset));
  }

  /** {@return what was found in a text, at a line and column counted from 1} */
  public static MalformedComponentException at(int line, int column, String found) {
    return new MalformedComponentException("%s (at %d:%d)".formatted(found, line, column));
  }

  /** {@return the same complaint about a part of a component that is core WebAssembly or text} */
  public static MalformedComponentException because(MalformedException cause) {
    return new MalformedComponentException(String.valueOf(cause.getMessage()));
  }
}
