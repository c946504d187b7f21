package dev.gantry.engine.script;

import java.util.Set;

/** A kind of things that scripts define, instantiate and call. Stateless. */
public interface ScriptDialect {

  /** {@return the word that begins its definitions, such as {@code module}} */
  String keyword();

  /** {@return the names of the features that its definitions may use} */
  Set<String> features();

  /** {@return a session for one script} */
  ScriptSession open(ScriptOptions options);
}
