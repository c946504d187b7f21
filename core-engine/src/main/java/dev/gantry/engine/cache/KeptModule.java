package dev.gantry.engine.cache;

import dev.gantry.engine.Features;
import dev.gantry.engine.compile.ClassStore;

/** What is kept of one module: its classes as far as there are any, and whether it is valid. */
public interface KeptModule extends ClassStore {

  /** {@return whether the module has been found valid with these features} */
  boolean isValid(Features features);

  /** Remembers that it is, if it can. */
  void rememberValid(Features features);
}
