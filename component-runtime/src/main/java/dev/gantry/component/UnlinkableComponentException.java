package dev.gantry.component;

import static java.util.stream.Collectors.joining;

import java.io.Serial;
import java.util.List;

/** Imports of a component are not met by what the linker offers. */
public final class UnlinkableComponentException extends ComponentException {
  @Serial private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // exceptions of ours are never serialized
  private final List<UnmetImport> unmetImports;

  /** Reports all unmet imports of a component that has {@code importCount} imports. */
  public UnlinkableComponentException(List<UnmetImport> unmetImports, int importCount) {
    super(report(unmetImports, importCount));
    this.unmetImports = List.copyOf(unmetImports);
  }

  /** {@return all of them, in the order of the component} */
  public List<UnmetImport> unmetImports() {
    return unmetImports;
  }

  private static String report(List<UnmetImport> unmetImports, int importCount) {
    long names = unmetImports.stream().map(UnmetImport::name).distinct().count();
    return unmetImports.stream()
        .map(unmet -> "\n  %s: %s; %s".formatted(unmet.name(), unmet.detail(), unmet.remedy()))
        .collect(joining("", "%d of %d imports are not met".formatted(names, importCount), ""));
  }
}
