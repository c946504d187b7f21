package dev.gantry.component;

/**
 * An import that nothing on offer meets.
 *
 * @param name as the component spells it, with its version
 * @param reason why the nearest offer does not do
 * @param detail what was found, and what was expected
 * @param remedy what to offer, grant or change
 */
public record UnmetImport(String name, Reason reason, String detail, String remedy) {

  /** Why an import is not met. */
  public enum Reason {
    /** Nothing of that name is on offer. */
    ABSENT,
    /** What is on offer is of a version on another track. */
    WRONG_VERSION,
    /** The interface is on offer, without one of the functions. */
    MISSING_FUNCTION,
    /** The function is on offer, with another type. */
    TYPE_DIFFERS
  }
}
