package dev.gantry.wit;

import java.util.List;
import java.util.stream.Collectors;

/** WIT input that has errors. */
public final class WitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MOST_RENDERED = 100;

  private final transient List<Diagnostic> diagnostics;

  /**
   * An exception for findings.
   *
   * @param diagnostics all of a run, at least one of them an error
   */
  public WitException(List<Diagnostic> diagnostics) {
    super("WIT with errors");
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** {@return all findings of the run, by file and place} */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** {@return the findings, rendered for people; the first hundred, if there are more} */
  @Override
  public String getMessage() {
    String rendered =
        diagnostics.stream()
            .limit(MOST_RENDERED)
            .map(DiagnosticRenderer::render)
            .collect(Collectors.joining("\n"));
    int more = diagnostics.size() - MOST_RENDERED;
    return more > 0 ? rendered + "\nand " + more + " more\n" : rendered;
  }
}
