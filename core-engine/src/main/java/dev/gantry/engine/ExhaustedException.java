package dev.gantry.engine;

import java.io.Serial;

/** A limit of this implementation, or one that the embedder set, was reached (core A.2). */
public final class ExhaustedException extends EngineException {
  @Serial private static final long serialVersionUID = 1L;

  /** Names the resource that ran out, such as {@code call stack}. */
  public ExhaustedException(String resource) {
    super(resource + " exhausted");
  }
}
