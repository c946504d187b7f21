package dev.gantry.component.host;

/** What a method handle throws, as something that need not be declared. */
final class Invocations {
  private Invocations() {}

  /** {@return never: throws what was thrown} */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what it is given
  static <T extends Throwable> RuntimeException unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }
}
