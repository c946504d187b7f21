package dev.gantry.wit.syntax;

import static java.util.Comparator.comparingInt;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Label;
import dev.gantry.wit.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the diagnostics of a run. */
public final class Findings {
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  /** Adds a finding; one that is there already stays once. */
  public void add(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** Adds a finding with one place. */
  public void add(DiagnosticCode code, String message, Location location, String label) {
    add(of(code, message, location, label));
  }

  /** {@return a finding with one place, not yet added} */
  public static Diagnostic of(
      DiagnosticCode code, String message, Location location, String label) {
    return new Diagnostic(code, message, new Label(location, label));
  }

  /** {@return whether nothing can be made of the input} */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** {@return all findings, by file and place; files in the order in which they first appear} */
  public List<Diagnostic> sorted() {
    List<String> paths =
        diagnostics.stream().map(d -> d.primary().source().path()).distinct().toList();
    var sorted = new ArrayList<>(diagnostics);
    sorted.sort(
        comparingInt((Diagnostic d) -> paths.indexOf(d.primary().source().path()))
            .thenComparing(comparingInt(d -> d.primary().span().start())));
    return sorted;
  }
}
