package dev.gantry.wit;

/**
 * Where something stands: a stretch of a source. What came from a binary stands nowhere.
 *
 * @param source the file, or {@link Source#NONE}
 */
public record Location(Source source, Span span) {
  /** The place of what no text spells. */
  public static final Location NONE = new Location(Source.NONE, new Span(0, 0));

  /** {@return whether this is a place in a text} */
  public boolean isKnown() {
    return !source.equals(Source.NONE);
  }

  /** {@return {@code file:line:column}, or {@code <unknown>}} */
  @Override
  public String toString() {
    if (!isKnown()) {
      return "<unknown>";
    }
    Source.Position position = source.position(span.start());
    return source.path() + ":" + position.line() + ":" + position.column();
  }
}
