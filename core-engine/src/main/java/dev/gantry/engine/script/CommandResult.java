package dev.gantry.engine.script;

/**
 * What became of one command.
 *
 * @param command its keyword, such as {@code assert_trap}
 * @param detail why it failed or was skipped, else empty
 */
public record CommandResult(Place place, String command, Verdict verdict, String detail) {

  /** What became of it. */
  public enum Verdict {
    PASSED,
    FAILED,
    SKIPPED
  }

  /** {@return the place, the command, and the detail if there is one} */
  @Override
  public String toString() {
    return place + " " + command + (detail.isEmpty() ? "" : ": " + detail);
  }
}
