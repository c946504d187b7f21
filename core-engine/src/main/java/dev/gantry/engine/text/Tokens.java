package dev.gantry.engine.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A text cut into tokens, with the annotations that stand between them.
 *
 * <p>Tokens are columns of numbers and not objects: a test suite has millions. Immutable once the
 * {@link Lexer} is done. The last token is always {@link TokenKind#END}.
 */
public final class Tokens {
  private final byte[] source;
  private final TokenKind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final int[] partners;
  private final List<Annotation> annotations;
  private volatile int[] lineStarts = {};

  Tokens(
      byte[] source,
      TokenKind[] kinds,
      int[] starts,
      int[] ends,
      int[] partners,
      List<Annotation> annotations) {
    this.source = source;
    this.kinds = kinds;
    this.starts = starts;
    this.ends = ends;
    this.partners = partners;
    this.annotations = List.copyOf(annotations);
  }

  /**
   * An annotation {@code (@name …)} (core 6.3.5).
   *
   * @param name without the {@code @}
   * @param byteOffset of its parenthesis in the source
   * @param before the index of the token before which it stands
   * @param content the tokens after the name, without the closing parenthesis
   */
  public record Annotation(String name, int byteOffset, int before, Tokens content) {}

  /** A place in a text: line and column count from 1, columns in code points. */
  public record Position(int line, int column) {}

  /** {@return the number of tokens, the end included} */
  int count() {
    return kinds.length;
  }

  TokenKind kind(int index) {
    return kinds[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  /**
   * {@return the index of the parenthesis that closes the one at an index; the end if none does}
   */
  int partner(int index) {
    return partners[index];
  }

  byte[] source() {
    return source;
  }

  /** {@return all annotations, in the order of the text} */
  List<Annotation> annotations() {
    return annotations;
  }

  /** {@return whether the characters of a token are these ASCII ones} */
  boolean is(int index, String word) {
    int start = starts[index];
    if (ends[index] - start != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (source[start + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** {@return the characters of a token} */
  String text(int index) {
    return new String(source, starts[index], ends[index] - starts[index], StandardCharsets.UTF_8);
  }

  /** {@return where a byte of the source stands} */
  Position position(int byteOffset) {
    return position(source, lineStarts(), byteOffset);
  }

  /** {@return where a byte of a text stands, without a table of its lines} */
  static Position position(byte[] source, int byteOffset) {
    return position(source, lineStarts(source, byteOffset), byteOffset);
  }

  private static Position position(byte[] source, int[] lineStarts, int byteOffset) {
    int found = Arrays.binarySearch(lineStarts, byteOffset);
    int line = found >= 0 ? found : -found - 2;
    int column = 1;
    for (int i = lineStarts[line]; i < byteOffset; i++) {
      if ((source[i] & 0xC0) != 0x80) {
        column++;
      }
    }
    return new Position(line + 1, column);
  }

  /**
   * The table is made when it is first asked for; two threads may both make it, and it is equal.
   */
  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts.length == 0) {
      starts = lineStarts(source, source.length);
      lineStarts = starts;
    }
    return starts;
  }

  private static int[] lineStarts(byte[] source, int end) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < end; i++) {
      boolean carriageReturn =
          source[i] == '\r' && (i + 1 >= source.length || source[i + 1] != '\n');
      if (source[i] == '\n' || carriageReturn) {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  @Override
  public String toString() {
    return "%d tokens of %d bytes".formatted(kinds.length, source.length);
  }

  /** Collects tokens; owned by the lexer. */
  static final class Builder {
    private final byte[] source;
    private TokenKind[] kinds;
    private int[] starts;
    private int[] ends;
    private int[] partners;
    private int count;
    private int[] open = new int[16];
    private int depth;

    Builder(byte[] source, int capacity) {
      this.source = source;
      kinds = new TokenKind[capacity];
      starts = new int[capacity];
      ends = new int[capacity];
      partners = new int[capacity];
    }

    int count() {
      return count;
    }

    /** {@return the number of parentheses that are open} */
    int depth() {
      return depth;
    }

    void add(TokenKind kind, int start, int end) {
      if (count == kinds.length) {
        int capacity = Math.max(16, count * 2);
        kinds = Arrays.copyOf(kinds, capacity);
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
        partners = Arrays.copyOf(partners, capacity);
      }
      kinds[count] = kind;
      starts[count] = start;
      ends[count] = end;
      if (kind == TokenKind.OPEN) {
        if (depth == open.length) {
          open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = count;
      } else if (kind == TokenKind.CLOSE && depth > 0) {
        partners[open[--depth]] = count;
      }
      count++;
    }

    Tokens build(int end, List<Annotation> annotations) {
      for (int i = 0; i < depth; i++) {
        partners[open[i]] = count;
      }
      add(TokenKind.END, end, end);
      return new Tokens(
          source,
          Arrays.copyOf(kinds, count),
          Arrays.copyOf(starts, count),
          Arrays.copyOf(ends, count),
          Arrays.copyOf(partners, count),
          annotations);
    }
  }
}
