package dev.gantry.abi.compiled;

import dev.gantry.abi.Descriptor;

/** A list of the host that is being read. */
public interface HostList extends ListSource {

  /**
   * {@return whether code was written that copies all elements into a guest's memory}
   *
   * @param address the local variable, a long, of the place, which is aligned and in bounds
   */
  boolean storeAll(Emission e, Side side, int address, Descriptor elementType);
}
