package dev.gantry.engine.script;

/** Something that a script has defined, and can instantiate. */
@FunctionalInterface
public interface ScriptDefinition {

  /** {@return a new instance}; what it throws is told apart by {@link ScriptSession#outcome} */
  ScriptUnit instantiate();
}
