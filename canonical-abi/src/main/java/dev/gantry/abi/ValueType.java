package dev.gantry.abi;

import java.util.List;
import java.util.Optional;

/**
 * The type of a component-level value (Explainer.md, Type Definitions).
 *
 * <p>The Canonical ABI defines the {@link Fundamental} types. A {@link Specialized} type has the
 * ABI of the fundamental one that {@link Despecialization} makes of it, and a Java type of its own.
 * The constructors refuse with an {@link IllegalArgumentException} what the binary format cannot
 * say.
 *
 * <p>Types are graphs that share their parts: compare them with care, because {@code equals} walks
 * the tree, which may be exponentially larger.
 */
public sealed interface ValueType {

  /** A type that the Canonical ABI defines by itself. */
  sealed interface Fundamental extends ValueType {}

  /** A type that the Canonical ABI defines by means of another. */
  sealed interface Specialized extends ValueType {}

  /** A primitive type. */
  enum Primitive implements Fundamental {
    BOOL,
    S8,
    U8,
    S16,
    U16,
    S32,
    U32,
    S64,
    U64,
    F32,
    F64,
    CHAR,
    STRING
  }

  /** {@code error-context}: a handle to what is known about a failure. */
  enum ErrorContextType implements Fundamental {
    /** The only one. */
    ERROR_CONTEXT
  }

  /** {@code list<element>}: any number of elements, which lie outside the value. */
  record ListType(ValueType element) implements Fundamental {}

  /**
   * {@code list<element, length>}: the elements are the value.
   *
   * @param length at least 1, an unsigned u32
   */
  record FixedListType(ValueType element, long length) implements Fundamental {
    public FixedListType {
      if (length < 1 || length > 0xFFFF_FFFFL) {
        throw new IllegalArgumentException("length %d is not a positive u32".formatted(length));
      }
    }
  }

  /** {@code record}: a value for each field. */
  record RecordType(List<Field> fields) implements Fundamental {
    public RecordType {
      fields = nonEmpty(fields);
    }
  }

  /** A part of a record. */
  record Field(String label, ValueType type) {}

  /** {@code variant}: one of several cases. */
  record VariantType(List<Case> cases) implements Fundamental {
    public VariantType {
      cases = nonEmpty(cases);
    }
  }

  /**
   * An alternative of a variant.
   *
   * @param payload empty where the grammar has {@code ?}, as in other types
   */
  record Case(String label, Optional<ValueType> payload) {}

  /** {@code flags}: a set of at most 32 labels. */
  record FlagsType(List<String> labels) implements Fundamental {
    public FlagsType {
      labels = nonEmpty(labels);
      if (labels.size() > 32) {
        throw new IllegalArgumentException("%d flags, at most 32 fit".formatted(labels.size()));
      }
    }
  }

  /** {@code own<resource>}: a handle that can be given away. */
  record OwnType(ResourceType resource) implements Fundamental {}

  /** {@code borrow<resource>}: a handle that lives no longer than a call. */
  record BorrowType(ResourceType resource) implements Fundamental {}

  /** {@code stream<element>} or {@code stream}: the readable end of a stream. */
  record StreamType(Optional<ValueType> element) implements Fundamental {}

  /** {@code future<element>} or {@code future}: the readable end of a future. */
  record FutureType(Optional<ValueType> element) implements Fundamental {}

  /** {@code tuple}: parts that have no labels. */
  record TupleType(List<ValueType> elements) implements Specialized {
    public TupleType {
      elements = nonEmpty(elements);
    }
  }

  /** {@code enum}: cases that have no payloads. */
  record EnumType(List<String> labels) implements Specialized {
    public EnumType {
      labels = nonEmpty(labels);
    }
  }

  /** {@code option<some>}. */
  record OptionType(ValueType some) implements Specialized {}

  /** {@code result<ok, error>}, of which either payload may be missing. */
  record ResultType(Optional<ValueType> ok, Optional<ValueType> error) implements Specialized {}

  /** {@code map<key, value>}. */
  record MapType(ValueType key, ValueType value) implements Specialized {}

  private static <T> List<T> nonEmpty(List<T> parts) {
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a value type has at least one part");
    }
    return List.copyOf(parts);
  }
}
