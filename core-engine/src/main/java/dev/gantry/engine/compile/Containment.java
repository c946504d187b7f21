package dev.gantry.engine.compile;

/** What generated code does so that its store can stop it; nothing unless asked for. */
final class Containment {
  static final Containment NONE = new Containment();

  private Containment() {}

  void atEntry(MethodEmitter method) {}

  void atLoop(MethodEmitter method) {}

  void beforeCall(MethodEmitter method) {}

  void afterCall(MethodEmitter method) {}

  void beforeReturn(MethodEmitter method) {}
}
