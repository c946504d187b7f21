package dev.gantry.abi;

import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.Case;
import dev.gantry.abi.ValueType.ErrorContextType;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.FlagsType;
import dev.gantry.abi.ValueType.Fundamental;
import dev.gantry.abi.ValueType.FutureType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.OwnType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.StreamType;
import dev.gantry.abi.ValueType.VariantType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resolves value types into descriptors, each type once.
 *
 * <p>Resolve types in the order in which a component defines them. Parts then come before what is
 * made of them, and resolving goes no more than one definition deep, whatever the input.
 *
 * <p>Owned by the thread that resolves a component and dropped afterwards: calls use the immutable
 * descriptors and look nothing up.
 */
public final class Descriptors {
  /** Every value type takes fewer bytes than this (CanonicalABI.md, Element Size). */
  static final long ELEMENT_SIZE_LIMIT = 1L << 28;

  private final PointerType pointer;

  // By identity: types that share their parts, such as `type t9 = tuple<t8, t8>`, are exponentially
  // larger as trees than as graphs, and the hash code of a record walks the tree.
  private final IdentityHashMap<ValueType, Descriptor> resolved = new IdentityHashMap<>();

  /** Resolves types for memories of one kind. */
  public Descriptors(PointerType pointer) {
    this.pointer = pointer;
  }

  /** {@return the type of addresses in the memory} */
  public PointerType pointer() {
    return pointer;
  }

  /**
   * Checks that a type, whose parts have been checked before, is not too large.
   *
   * <p>The specification measures with 64-bit addresses, whatever the memory. So validation checks
   * all types under {@link PointerType#I64}, and nothing is thrown after it.
   *
   * @throws InvalidTypeException if the type takes 2²⁸ bytes or more
   */
  public void check(ValueType type) {
    of(type);
  }

  /** {@return how many core values a value of a type travels in, but no more than 17} */
  public int flatCount(ValueType type) {
    return of(type).flatTypes().size();
  }

  /**
   * {@return the descriptor of a type}
   *
   * @throws InvalidTypeException if the type takes {@link #ELEMENT_SIZE_LIMIT} bytes or more
   */
  Descriptor of(ValueType type) {
    // Not computeIfAbsent: resolving the parts writes to the map.
    Descriptor known = resolved.get(type);
    if (known != null) {
      return known;
    }
    Fundamental fundamental = Despecialization.despecialize(type);
    if (type instanceof MapType && fundamental instanceof ListType(var entry)) {
      // The entries of a map may be larger: nothing defines them as a type of their own.
      resolved.put(entry, resolve(entry, Despecialization.despecialize(entry)));
    }
    Descriptor descriptor = resolve(type, fundamental);
    if (descriptor.elementSize() >= ELEMENT_SIZE_LIMIT) {
      throw new InvalidTypeException(descriptor.elementSize());
    }
    resolved.put(type, descriptor);
    return descriptor;
  }

  private Descriptor resolve(ValueType type, Fundamental fundamental) {
    return new Descriptor(
        type,
        Alignment.alignment(fundamental, this),
        // Does not overflow: there are fewer than 2^32 parts of fewer than 2^28 bytes each.
        ElementSize.elementSize(fundamental, this),
        Flattening.flatten(fundamental, this),
        PlainBytes.isPlainBytes(fundamental, this),
        pointsToMemory(fundamental),
        layout(fundamental));
  }

  private boolean pointsToMemory(Fundamental type) {
    return switch (type) {
      case Primitive primitive -> primitive == Primitive.STRING;
      case ListType _ -> true;
      case FixedListType(var element, _) -> of(element).pointsToMemory();
      case RecordType(var fields) ->
          fields.stream().anyMatch(field -> of(field.type()).pointsToMemory());
      case VariantType(var cases) ->
          cases.stream()
              .flatMap(variantCase -> variantCase.payload().stream())
              .anyMatch(payload -> of(payload).pointsToMemory());
      case FlagsType _, OwnType _, BorrowType _, StreamType _, FutureType _ -> false;
      case ErrorContextType _ -> false;
    };
  }

  private Layout layout(Fundamental type) {
    return switch (type) {
      case Primitive primitive -> new Layout.Scalar(primitive);
      case ListType(var element) -> new Layout.Elements(of(element));
      case FixedListType(var element, var length) -> new Layout.FixedElements(of(element), length);
      case RecordType(var fields) ->
          new Layout.Parts(fields.stream().map(Field::label).toList(), parts(fields));
      case VariantType(var cases) -> alternatives(cases);
      case FlagsType(var labels) ->
          new Layout.Bits(ElementSize.flagsByteLength(labels.size()), labels, indices(labels));
      case OwnType(var resource) -> new Layout.Owned(resource);
      case BorrowType(var resource) -> new Layout.Borrowed(resource);
      case StreamType _ -> new Layout.AsyncHandle("stream");
      case FutureType _ -> new Layout.AsyncHandle("future");
      case ErrorContextType _ -> new Layout.AsyncHandle("error-context");
    };
  }

  private List<Layout.Part> parts(List<Field> fields) {
    var parts = new ArrayList<Layout.Part>(fields.size());
    long end = 0;
    for (Field field : fields) {
      Descriptor descriptor = of(field.type());
      long offset = Alignment.alignTo(end, descriptor.alignment());
      parts.add(new Layout.Part(field.label(), offset, descriptor));
      end = offset + descriptor.elementSize();
    }
    return parts;
  }

  private Layout.Alternatives alternatives(List<Case> cases) {
    List<String> labels = cases.stream().map(Case::label).toList();
    return new Layout.Alternatives(
        ElementSize.discriminantByteLength(cases.size()),
        ElementSize.payloadOffset(cases, this),
        labels,
        indices(labels),
        cases.stream().map(variantCase -> variantCase.payload().map(this::of)).toList());
  }

  private static Map<String, Integer> indices(List<String> labels) {
    var indices = new HashMap<String, Integer>();
    for (String label : labels) {
      indices.put(label, indices.size());
    }
    return indices;
  }
}
