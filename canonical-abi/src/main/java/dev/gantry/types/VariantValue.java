package dev.gantry.types;

import java.util.Optional;

/**
 * The value of a {@code variant} type, for code that learns of the type while it runs.
 *
 * @param label of the case, as in WIT
 * @param payload of the case, if it has one
 */
public record VariantValue(String label, Optional<Object> payload) {

  /** {@return a case without a payload} */
  public static VariantValue of(String label) {
    return new VariantValue(label, Optional.empty());
  }

  /** {@return a case with its payload} */
  public static VariantValue of(String label, Object payload) {
    return new VariantValue(label, Optional.of(payload));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VariantValue that
        && label.equals(that.label)
        && Contents.equal(payload, that.payload);
  }

  @Override
  public int hashCode() {
    return 31 * label.hashCode() + Contents.hash(payload);
  }

  @Override
  public String toString() {
    return payload.map(value -> label + "(" + Contents.text(value) + ")").orElse(label);
  }
}
