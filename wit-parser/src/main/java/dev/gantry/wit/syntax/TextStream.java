package dev.gantry.wit.syntax;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/** A string as ANTLR reads it, by UTF-16 units, so that indices are indices into the string. */
final class TextStream implements CharStream {
  private final String name;
  private final String text;
  private int index;

  TextStream(String name, String text) {
    this.name = name;
    this.text = text;
  }

  @Override
  public void consume() {
    if (index == text.length()) {
      throw new IllegalStateException("cannot consume the end");
    }
    index++;
  }

  @Override
  public int LA(int offset) {
    int at = offset < 0 ? index + offset : index + offset - 1;
    return at < 0 || at >= text.length() ? EOF : text.charAt(at);
  }

  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {
    // Everything stays in memory.
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int newIndex) {
    index = Math.min(newIndex, text.length());
  }

  @Override
  public int size() {
    return text.length();
  }

  @Override
  public String getSourceName() {
    return name;
  }

  @Override
  public String getText(Interval interval) {
    int end = Math.min(interval.b + 1, text.length());
    return interval.a >= end ? "" : text.substring(interval.a, end);
  }
}
