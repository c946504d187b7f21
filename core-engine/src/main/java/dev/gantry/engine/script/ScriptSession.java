package dev.gantry.engine.script;

import dev.gantry.engine.text.TokenReader;
import java.util.Optional;

/** One script at work, as far as one dialect is concerned. Owned by one thread. */
public interface ScriptSession {

  /**
   * {@return the definition at the current token}, checked as far as it can be without its imports
   *
   * <p>The reader stands after the keyword, {@code definition} and the identifier, and is moved to
   * the parenthesis that closes the definition. Whether it comes as text, {@code quote} or {@code
   * binary} is for the dialect to see. What it throws is told apart by {@link #outcome}.
   */
  ScriptDefinition read(TokenReader reader, Optional<String> id);

  /**
   * Makes an instance known under a name, for others to import; those of other dialects as well.
   */
  void register(String name, ScriptUnit unit);

  /**
   * Told of an instance that has an identifier.
   *
   * @param id without the dollar sign
   */
  default void named(String id, ScriptUnit unit) {}

  /** {@return a session of its own for another thread} */
  ScriptSession fork();

  /** {@return which outcome an exception is; empty if it is a fault of the implementation} */
  Optional<ScriptOutcome> outcome(Throwable exception);
}
