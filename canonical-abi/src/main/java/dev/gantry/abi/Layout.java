package dev.gantry.abi;

import dev.gantry.abi.ValueType.Primitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a value consists of parts, each of which has a descriptor. */
public sealed interface Layout {

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
  record Parts(List<String> labels, List<Part> parts) implements Layout {
    public Parts {
      labels = List.copyOf(labels);
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
   * @param indices the discriminants by label
   * @param payloads one for each case, by discriminant
   */
  record Alternatives(
      int discriminantByteLength,
      long payloadOffset,
      List<String> labels,
      Map<String, Integer> indices,
      List<Optional<Descriptor>> payloads)
      implements Layout {
    public Alternatives {
      labels = List.copyOf(labels);
      indices = Map.copyOf(indices);
      payloads = List.copyOf(payloads);
    }
  }

  /**
   * Bits, of which the first label is the lowest.
   *
   * @param byteLength 1, 2 or 4
   * @param indices the bits by label, the lowest being 0
   */
  record Bits(int byteLength, List<String> labels, Map<String, Integer> indices) implements Layout {
    public Bits {
      labels = List.copyOf(labels);
      indices = Map.copyOf(indices);
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
