package dev.gantry.types;

import java.io.Serial;

/** A component, or its host, uses what Gantry does not have yet. */
public final class UnsupportedFeatureException extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1L;

  private UnsupportedFeatureException(String message) {
    super(message);
  }

  /** {@return that one thing is not yet supported} */
  public static UnsupportedFeatureException of(String feature) {
    return new UnsupportedFeatureException(feature + " is not yet supported");
  }

  /** {@return that several things are not yet supported} */
  public static UnsupportedFeatureException ofAll(String features) {
    return new UnsupportedFeatureException(features + " are not yet supported");
  }
}
