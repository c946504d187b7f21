package dev.gantry.engine.link;

import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.generated.Growth;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.generated.InstanceParts;

/** A module as an executor has prepared it. Immutable as seen from outside; shared by threads. */
public interface ExecutableModule {

  /**
   * {@return a new instance}
   *
   * @param parts its index spaces: imported entities are there, what the module defines comes in
   *     while the instance is being made
   */
  GuestInstance instance(Store store, Module module, InstanceParts parts);

  /** {@return what growing has cost so far the memories that the module defines} */
  default Growth growth(int memoryIndex) {
    return Growth.unknown();
  }
}
