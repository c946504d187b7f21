package dev.gantry.wit.resolve;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.Name;
import dev.gantry.wit.syntax.Suggestions;
import java.util.Collection;
import java.util.List;

/** What findings about names have in common. */
final class Errors {
  /** Stands for a type that does not exist, which has been reported. */
  static final TypeId TYPE = new TypeId(-1);

  private Errors() {}

  static boolean isError(TypeId id) {
    return id.index() < 0;
  }

  /** {@return a finding that proposes the name that was probably meant} */
  static Diagnostic suggesting(Diagnostic diagnostic, String name, Collection<String> known) {
    return Suggestions.nearest(name, List.copyOf(known))
        .map(near -> diagnostic.withHint("did you mean `%s`?".formatted(near)))
        .orElse(diagnostic);
  }

  static Diagnostic duplicate(Name name, String what, Location first) {
    return Findings.of(
            DiagnosticCode.DUPLICATE_NAME,
            "%s `%s` is defined more than once".formatted(what, name.text()),
            name.location(),
            "defined again here")
        .withSecondary(first, "first defined here");
  }
}
