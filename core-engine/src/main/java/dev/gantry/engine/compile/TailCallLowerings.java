package dev.gantry.engine.compile;

/** Calls in place of a return (core 4.4.10). */
final class TailCallLowerings {
  private TailCallLowerings() {}

  static void addTo(LoweringTable table) {}
}
