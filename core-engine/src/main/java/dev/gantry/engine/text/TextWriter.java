package dev.gantry.engine.text;

import dev.gantry.engine.syntax.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/**
 * Writes nested lists, each closed on a line of its own if it has begun another line.
 *
 * <p>Owned by one thread.
 */
public final class TextWriter {
  /** Deeper nesting is not indented further, or a small module could print as gigabytes. */
  private static final int DEEPEST_INDENT = 50;

  private final PrintOptions options;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Integer> listLines = new ArrayDeque<>();
  private int nesting;
  private int line;

  /** A writer at the beginning of a text. */
  public TextWriter(PrintOptions options) {
    this.options = options;
  }

  /** {@return how to print} */
  public PrintOptions options() {
    return options;
  }

  /** Writes some characters. */
  public TextWriter write(String text) {
    out.append(text);
    return this;
  }

  /** Opens a list, {@code (keyword}. */
  public TextWriter open(String keyword) {
    out.append('(').append(keyword);
    nesting++;
    listLines.push(line);
    return this;
  }

  /** Closes a list. */
  public TextWriter close() {
    nesting--;
    if (listLines.pop() != line) {
      newline();
    }
    out.append(')');
    return this;
  }

  /** Closes a list that ends at a byte of the binary. */
  public TextWriter close(int offset) {
    nesting--;
    if (listLines.pop() != line || options.offsets()) {
      newline(offset);
    }
    out.append(')');
    return this;
  }

  /** Begins a line. */
  public TextWriter newline() {
    return newline(OptionalInt.empty());
  }

  /** Begins the line of what stands at a byte of the binary. */
  public TextWriter newline(int offset) {
    return newline(OptionalInt.of(offset));
  }

  private TextWriter newline(OptionalInt offset) {
    out.append('\n');
    if (options.offsets()) {
      offset(offset);
    }
    line++;
    out.repeat(options.indent(), Math.min(nesting, DEEPEST_INDENT));
    return this;
  }

  private void offset(OptionalInt offset) {
    if (offset.isPresent()) {
      out.append("(;@%-6x;)".formatted(offset.getAsInt()));
    } else {
      out.repeat(' ', 11);
    }
  }

  /** {@return how many lists and blocks are open} */
  public int nesting() {
    return nesting;
  }

  /** Indents what follows by some more steps, or fewer. */
  public void indent(int steps) {
    nesting += steps;
  }

  /** Writes a name as a string literal. */
  public TextWriter string(String text) {
    out.append('"').append(escaped(text)).append('"');
    return this;
  }

  /** {@return the characters of a string literal} */
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isPlain(c)) {
                escaped.append((char) c);
              } else {
                escaped.append("\\u{").append(Integer.toHexString(c)).append('}');
              }
            });
    return escaped.toString();
  }

  private static boolean isPlain(int c) {
    return c >= ' ' && c < 0x7F && c != '"' && c != '\\';
  }

  /** Writes bytes as a string literal. */
  public TextWriter bytes(Bytes bytes) {
    out.append('"');
    for (int i = bytes.start(); i < bytes.end(); i++) {
      int c = bytes.array()[i] & 0xFF;
      if (isPlain(c)) {
        out.append((char) c);
      } else {
        out.append('\\').append(Character.forDigit(c >> 4, 16));
        out.append(Character.forDigit(c & 0xF, 16));
      }
    }
    out.append('"');
    return this;
  }

  /** {@return what has been written, which is forgotten} */
  String take() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  /** {@return what has been written} */
  @Override
  public String toString() {
    return out.toString();
  }
}
