package dev.gantry.wit;

import java.util.List;
import java.util.stream.Collectors;

/** WIT input that has errors. */
public final class WitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /**
   * An exception for findings.
   *
   * @param diagnostics all of a run, at least one of them an error
   */
  public WitException(List<Diagnostic> diagnostics) {
    super(
        diagnostics.stream().map(DiagnosticRenderer::render).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** {@return all findings of the run, by file and place} */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
