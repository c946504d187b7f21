package dev.gantry.engine.generated;

import dev.gantry.engine.ExhaustedException;

/** What compiled functions call so that their store can hold them in. */
public final class Containment {
  /** Functions pay for what they execute. */
  public static final int METERED = 1;

  /** Functions count how deep they are. */
  public static final int COUNTED = 2;

  /** Functions look whether they should stop. */
  public static final int POLLED = 4;

  /** How many sets of these there are. */
  public static final int FORMS = 8;

  private Containment() {}

  /** Stops the guest if someone asked for it. */
  public static void poll(StoreControl control) {
    if (control.pollRequested()) {
      control.pollSlowly();
    }
  }

  /** {@return what a guest throws that has taken more fuel than there was} */
  public static RuntimeException outOfFuel(StoreControl control) {
    control.fuel = 0;
    return new ExhaustedException("fuel");
  }

  /** {@return how many functions are active, the one that is entered included} */
  public static int enter(StoreControl control) {
    int depth = control.depth + 1;
    if (depth > control.deepest) {
      throw new ExhaustedException("call stack");
    }
    control.depth = depth;
    return depth;
  }
}
