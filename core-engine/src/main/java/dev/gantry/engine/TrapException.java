package dev.gantry.engine;

import java.io.Serial;

/**
 * Execution met a fault that no instruction can catch (core 4.2.2).
 *
 * <p>The message begins with {@link Trap#text()}, because people search for it and suites assert
 * it; what is known beyond that follows it.
 */
public final class TrapException extends EngineException {
  @Serial private static final long serialVersionUID = 1L;

  private final Trap trap;

  /** A trap about which its kind says everything. */
  public TrapException(Trap trap) {
    super(trap.text());
    this.trap = trap;
  }

  /** A trap with a detail, such as the address that is out of bounds. */
  public TrapException(Trap trap, String detail) {
    super(trap.text() + ": " + detail);
    this.trap = trap;
  }

  private TrapException(String message, Trap trap) {
    super(message);
    this.trap = trap;
  }

  /** {@return a trap whose text goes on with an unsigned index, as the suite asserts it} */
  public static TrapException at(Trap trap, long index) {
    return new TrapException(trap.text() + " " + Long.toUnsignedString(index), trap);
  }

  /** {@return the kind of trap} */
  public Trap trap() {
    return trap;
  }
}
