package dev.gantry.types;

/**
 * The value of an {@code enum} type, for code that learns of the type while it runs.
 *
 * @param label of the case, as in WIT
 */
public record EnumValue(String label) {
  @Override
  public String toString() {
    return label;
  }
}
