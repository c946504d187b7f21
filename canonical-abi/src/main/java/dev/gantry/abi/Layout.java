package dev.gantry.abi;

import dev.gantry.abi.ValueType.Primitive;
import java.util.List;
import java.util.Optional;

/** How a value consists of parts, each of which has a descriptor. */
sealed interface Layout {

  /** A primitive type. */
  record Scalar(Primitive type) implements Layout {}

  /** Elements that lie elsewhere; the value is their address and number. */
  record Elements(Descriptor element) implements Layout {}

  /** Elements that follow each other. */
  record FixedElements(Descriptor element, long length) implements Layout {}

  /**
   * Parts that follow each other.
   *
   * @param parts never empty
   */
  record Parts(List<Part> parts) implements Layout {
    public Parts {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A field of a record or an element of a tuple.
   *
   * @param offset from the start of the value, in bytes
   */
  record Part(String label, long offset, Descriptor descriptor) {}

  /**
   * A discriminant and the payload of one case.
   *
   * @param discriminantByteLength 1, 2 or 4
   * @param payloadOffset from the start of the value, in bytes
   * @param payloads one for each case, by discriminant
   */
  record Alternatives(
      int discriminantByteLength,
      long payloadOffset,
      List<String> labels,
      List<Optional<Descriptor>> payloads)
      implements Layout {
    public Alternatives {
      labels = List.copyOf(labels);
      payloads = List.copyOf(payloads);
    }
  }

  /**
   * Bits, of which the first label is the lowest.
   *
   * @param byteLength 1, 2 or 4
   */
  record Bits(int byteLength, List<String> labels) implements Layout {
    public Bits {
      labels = List.copyOf(labels);
    }
  }

  /** An index of the handle table, whose resource the holder owns. */
  record Owned(ResourceType resource) implements Layout {}

  /** An index of the handle table, or a representation, whose resource the holder borrows. */
  record Borrowed(ResourceType resource) implements Layout {}

  /**
   * An index of the handle table, of a stream, a future or an error context.
   *
   * @param construct what to call it in a message
   */
  record AsyncHandle(String construct) implements Layout {}
}
