package dev.gantry.abi;

import java.io.Serial;

/**
 * A guest broke a rule of the Canonical ABI that only running it could show.
 *
 * <p>The first line of the message is the text of the {@link AbiTrap}. What follows says where in
 * the parameters or the result it happened, and what was found there.
 */
public final class AbiTrapException extends AbiException {
  @Serial private static final long serialVersionUID = 1L;

  private final AbiTrap trap;
  private final String text;
  private final String detail;
  private String path = "";

  private AbiTrapException(AbiTrap trap, String text, String detail) {
    super(text);
    this.trap = trap;
    this.text = text;
    this.detail = detail;
  }

  /** {@return a trap whose text takes nothing} */
  public static AbiTrapException of(AbiTrap trap) {
    return new AbiTrapException(trap, trap.text(), "");
  }

  /** {@return a trap whose text takes what was found} */
  public static AbiTrapException of(AbiTrap trap, Object... found) {
    return new AbiTrapException(trap, trap.text(found), "");
  }

  /** {@return a trap with our own account of what was found} */
  AbiTrapException because(String newDetail) {
    return new AbiTrapException(trap, text, newDetail);
  }

  /** {@return whether another trap has the same text, whatever its place} */
  boolean hasTextOf(AbiTrapException other) {
    return text.equals(other.text);
  }

  /** {@return the kind of trap} */
  public AbiTrap trap() {
    return trap;
  }

  /** Says that the value at fault is a part of another, as the exception passes the other. */
  AbiTrapException within(String part) {
    path = part + path;
    return this;
  }

  /** {@return where the value at fault is, such as {@code rows[3].name}, or an empty string} */
  public String path() {
    return path;
  }

  @Override
  public String getMessage() {
    if (path.isEmpty() && detail.isEmpty()) {
      return text;
    }
    return text + "\n  " + path + (path.isEmpty() || detail.isEmpty() ? "" : ": ") + detail;
  }
}
