package dev.gantry.abi;

import java.io.Serial;

/** A value type takes more bytes than the Canonical ABI allows (CanonicalABI.md, Element Size). */
public final class InvalidTypeException extends AbiException {
  @Serial private static final long serialVersionUID = 1L;

  InvalidTypeException(long elementSize) {
    super(
        "value type takes %d bytes, expected fewer than %d"
            .formatted(elementSize, Descriptors.ELEMENT_SIZE_LIMIT));
  }
}
