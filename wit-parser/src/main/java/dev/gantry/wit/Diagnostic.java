package dev.gantry.wit;

import java.util.List;
import java.util.stream.Stream;

/**
 * One finding about WIT input, as data: {@link DiagnosticRenderer} turns it into text.
 *
 * @param code its identity, which also decides the severity
 * @param message what was found and what was expected, in one sentence without a full stop
 * @param primary the place to look at first
 * @param secondary other places that explain it, such as an earlier definition
 * @param hints what the author may do about it, best first
 */
public record Diagnostic(
    DiagnosticCode code, String message, Label primary, List<Label> secondary, List<String> hints) {
  public Diagnostic {
    secondary = List.copyOf(secondary);
    hints = List.copyOf(hints);
  }

  /** A diagnostic that needs no more than one place. */
  public Diagnostic(DiagnosticCode code, String message, Label primary) {
    this(code, message, primary, List.of(), List.of());
  }

  /** {@return a copy with one more secondary label} */
  public Diagnostic withSecondary(Location location, String text) {
    return new Diagnostic(
        code, message, primary, append(secondary, new Label(location, text)), hints);
  }

  /** {@return a copy with one more hint} */
  public Diagnostic withHint(String hint) {
    return new Diagnostic(code, message, primary, secondary, append(hints, hint));
  }

  /** {@return whether the input cannot be used} */
  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }

  private static <T> List<T> append(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
