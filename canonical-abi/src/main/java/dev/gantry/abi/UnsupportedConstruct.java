package dev.gantry.abi;

import java.io.Serial;

/** A value of a type that lifting and lowering do not cover. */
final class UnsupportedConstruct extends UnsupportedOperationException {
  @Serial private static final long serialVersionUID = 1L;

  UnsupportedConstruct(String construct) {
    super("values of type `" + construct + "` are not yet supported");
  }
}
