package dev.gantry.engine.script;

/**
 * How something ended that did not end well.
 *
 * @param message what scripts compare, by its parts
 */
public record ScriptOutcome(Kind kind, String message) {

  /** The outcomes that scripts can ask for. */
  public enum Kind {
    /** What was read follows no grammar. */
    MALFORMED("malformed"),
    /** A rule of validation is broken. */
    INVALID("invalid"),
    /** Imports do not fit. */
    UNLINKABLE("unlinkable"),
    /** A fault while running. */
    TRAP("a trap"),
    /** A resource ran out. */
    EXHAUSTION("exhaustion"),
    /** An exception of the guest that nobody caught. */
    EXCEPTION("an exception");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** {@return the outcome in a sentence} */
    public String text() {
      return text;
    }
  }

  @Override
  public String toString() {
    return kind.text() + " (" + message + ")";
  }
}
