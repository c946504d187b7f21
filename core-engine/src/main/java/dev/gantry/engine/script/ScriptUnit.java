package dev.gantry.engine.script;

import dev.gantry.engine.text.TokenReader;

/** An instance in a script. */
public interface ScriptUnit {

  /**
   * {@return the results of an exported function}
   *
   * @param arguments a reader before the arguments, to be moved to the parenthesis that closes them
   */
  ScriptValues invoke(String name, TokenReader arguments);

  /** {@return the value of an exported global} */
  ScriptValues value(String name);
}
