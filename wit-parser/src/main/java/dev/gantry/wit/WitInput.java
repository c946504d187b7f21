package dev.gantry.wit;

import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.WorldId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * WIT that was read without an error.
 *
 * @param resolution the package with all that it depends on
 * @param mainPackage the package that was asked for
 */
public record WitInput(Resolution resolution, PackageId mainPackage) {

  /**
   * {@return a world}
   *
   * @param name that of a world of the main package, or {@code ns:package/name}, where the version
   *     may be left out if there is one only; empty if the main package has one world
   * @throws WitException if there is no such world, or several
   */
  public WorldId world(Optional<String> name) {
    List<WorldId> candidates = new ArrayList<>();
    for (int i = 0; i < resolution.worlds().size(); i++) {
      var id = new WorldId(i);
      boolean isOfMain = resolution.get(id).inPackage().equals(mainPackage);
      if (name.isEmpty() ? isOfMain : isNamed(id, name.get(), isOfMain)) {
        candidates.add(id);
      }
    }
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    throw new WitException(List.of(notClear(name, candidates)));
  }

  private boolean isNamed(WorldId id, String name, boolean isOfMain) {
    String fullName = resolution.fullName(id);
    int version = fullName.indexOf('@');
    String withoutVersion = version < 0 ? fullName : fullName.substring(0, version);
    return fullName.equals(name)
        || withoutVersion.equals(name)
        || (isOfMain && resolution.get(id).name().equals(name));
  }

  private Diagnostic notClear(Optional<String> name, List<WorldId> candidates) {
    String where = "package `%s`".formatted(resolution.get(mainPackage).name());
    String message =
        candidates.isEmpty()
            ? name.map(n -> "there is no world `%s` in %s".formatted(n, where))
                .orElse("there is no world in " + where)
            : name.map(n -> "there are several worlds `%s`".formatted(n))
                .orElse("there are several worlds in " + where);
    var diagnostic =
        new Diagnostic(
            DiagnosticCode.UNKNOWN_WORLD,
            message,
            new Label(resolution.get(mainPackage).location(), "this package"));
    List<WorldId> known = candidates;
    if (known.isEmpty()) {
      known = resolution.get(mainPackage).worlds().values().stream().toList();
    }
    for (WorldId id : known) {
      diagnostic = diagnostic.withHint("`-w %s`".formatted(resolution.fullName(id)));
    }
    return diagnostic;
  }
}
