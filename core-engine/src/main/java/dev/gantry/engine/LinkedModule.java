package dev.gantry.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * A module with its imports resolved: instantiate it as often as needed (what Wasmtime calls {@code
 * InstancePre}). Stores with a {@linkplain MemoryBudget#reusing reusing budget} make that cheap.
 *
 * <p>Immutable. If only host functions were bound, then in any store; else in the store that the
 * other definitions live in.
 */
public final class LinkedModule {
  private final Module module;
  private final List<External> imports;

  LinkedModule(Module module, List<External> imports) {
    this.module = module;
    this.imports = List.copyOf(imports);
  }

  /**
   * {@return a module with imports that are known by their place, which spares looking names up}
   *
   * @param imports what its imports stand for, in its order
   * @throws UnlinkableException if they are of other types
   * @throws IllegalArgumentException if there are more or fewer than it needs
   */
  public static LinkedModule of(Module module, List<? extends External> imports) {
    List<Module.Import> needed = module.imports();
    if (imports.size() != needed.size()) {
      throw new IllegalArgumentException(
          "%d imports for a module that needs %d".formatted(imports.size(), needed.size()));
    }
    var unmet = new ArrayList<UnlinkableException.UnmetImport>();
    for (int i = 0; i < needed.size(); i++) {
      if (!module.code().matches(i, imports.get(i))) {
        unmet.add(mismatch(needed.get(i), imports.get(i)));
      }
    }
    if (!unmet.isEmpty()) {
      throw new UnlinkableException(unmet);
    }
    return new LinkedModule(module, List.copyOf(imports));
  }

  static UnlinkableException.UnmetImport mismatch(Module.Import needed, External found) {
    return new UnlinkableException.UnmetImport(
        needed.module(),
        needed.name(),
        "incompatible import type: expected %s, found %s".formatted(needed.type(), found.type()));
  }

  /** {@return the module} */
  public Module module() {
    return module;
  }

  /**
   * {@return a new instance, whose start function has run (core 4.7.2)}
   *
   * <p>What the instance has written into imported memories and tables before it failed stays
   * there.
   *
   * @throws TrapException if a segment does not fit, or the start function traps
   * @throws ExhaustedException if a limit of the store is in the way
   */
  public Instance instantiate(Store store) {
    return module.code().instantiate(store, module, imports);
  }
}
