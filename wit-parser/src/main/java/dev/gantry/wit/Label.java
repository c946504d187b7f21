package dev.gantry.wit;

/**
 * A marked stretch of a source.
 *
 * @param text what the stretch has to do with the diagnostic, in a few words without a full stop
 */
public record Label(Location location, String text) {
  /** {@return the file} */
  public Source source() {
    return location.source();
  }

  /** {@return the stretch} */
  public Span span() {
    return location.span();
  }
}
