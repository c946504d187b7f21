package dev.gantry.wit;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A WIT file: where it came from and what it holds. Two sources are equal if both are. May be used
 * by several threads.
 */
public final class Source {
  /** No source, for what came from a binary. */
  public static final Source NONE = new Source("<none>", "");

  private final String path;
  private final String text;

  /** Where each line starts; made when it is first asked for. */
  private int @Nullable [] lineStarts;

  /**
   * A source.
   *
   * @param path as the user named it, for messages
   * @param text decoded from UTF-8, line ends as in the file
   */
  public Source(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /** A place for people: line and column, both counted from 1, the column in code points. */
  public record Position(int line, int column) {}

  /** {@return the path, as the user named it} */
  public String path() {
    return path;
  }

  /** {@return the whole text} */
  public String text() {
    return text;
  }

  /** {@return the position of an index into the text; its length stands for the end} */
  public Position position(int index) {
    int line = lineIndex(index);
    return new Position(line + 1, 1 + text.codePointCount(lineStarts()[line], index));
  }

  /** {@return the line that holds an index, without its terminator} */
  public String line(int index) {
    return text.substring(lineStart(index), lineEnd(index));
  }

  /** {@return where the line that holds an index starts} */
  public int lineStart(int index) {
    return lineStarts()[lineIndex(index)];
  }

  /** {@return where the line that holds an index ends, before its terminator} */
  public int lineEnd(int index) {
    int next = lineIndex(index) + 1;
    int end = next < lineStarts().length ? lineStarts()[next] - 1 : text.length();
    return end > lineStart(index) && text.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  private int lineIndex(int index) {
    int found = Arrays.binarySearch(lineStarts(), index);
    return found >= 0 ? found : -found - 2;
  }

  private int[] lineStarts() {
    int[] starts = lineStarts;
    if (starts == null) {
      int count = 1 + (int) text.chars().filter(c -> c == '\n').count();
      starts = new int[count];
      int next = 0;
      for (int line = 1; line < count; line++) {
        next = text.indexOf('\n', next) + 1;
        starts[line] = next;
      }
      // Racing threads make equal arrays.
      lineStarts = starts;
    }
    return starts;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Source source && path.equals(source.path) && text.equals(source.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, text.length());
  }

  @Override
  public String toString() {
    return path;
  }
}
