package dev.gantry.engine.generated;

/** The version of what this package promises to compiled code. */
public final class GeneratedAbi {

  /** Grows with every change that classes compiled earlier would not survive. */
  public static final int VERSION = 1;

  private GeneratedAbi() {}
}
