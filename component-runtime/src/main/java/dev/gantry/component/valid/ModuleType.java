package dev.gantry.component.valid;

import dev.gantry.engine.syntax.ExternalType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The type of a core module.
 *
 * <p>Type indices are those of {@link CoreTypes}, so that they can be compared.
 */
public final class ModuleType {
  private final Map<ImportName, ExternalType> imports;
  private final Map<String, ExternalType> exports;
  private final CoreTypes types;

  /** The two names of an import. */
  public record ImportName(String module, String name) {}

  ModuleType(
      Map<ImportName, ExternalType> imports, Map<String, ExternalType> exports, CoreTypes types) {
    this.types = types;
    this.imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
    this.exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
  }

  /** {@return what it imports, in order} */
  public Map<ImportName, ExternalType> imports() {
    return imports;
  }

  /** {@return what it exports, in order} */
  public Map<String, ExternalType> exports() {
    return exports;
  }

  /** {@return what the type indices in it stand for} */
  public CoreTypes types() {
    return types;
  }
}
