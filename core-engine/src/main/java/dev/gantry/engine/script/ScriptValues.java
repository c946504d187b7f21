package dev.gantry.engine.script;

import dev.gantry.engine.text.TokenReader;

/** What a call returned. */
public interface ScriptValues {

  /**
   * {@return whether the patterns at the current token, up to the parenthesis that closes the
   * command, are matched by as many values}
   *
   * @param patterns moved to that parenthesis
   */
  boolean matches(TokenReader patterns);

  /** {@return the values as a script would write them} */
  @Override
  String toString();
}
