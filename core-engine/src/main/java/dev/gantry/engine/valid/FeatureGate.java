package dev.gantry.engine.valid;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import java.util.EnumSet;
import java.util.Set;

/** Rejects by name what belongs to a feature that is off, in the words of the reference tools. */
public final class FeatureGate {
  private final Features features;
  private final Set<Feature> off;

  /** A gate that lets these features pass. */
  public FeatureGate(Features features) {
    this.features = features;
    off = EnumSet.allOf(Feature.class);
    off.removeAll(features.enabled());
  }

  boolean has(Feature feature) {
    return features.has(feature);
  }

  void require(Feature feature, long offset, String message) {
    if (!features.has(feature)) {
      throw InvalidException.at(offset, message);
    }
  }

  void require(Opcode opcode, long offset) {
    if (off.contains(opcode.feature())) {
      throw InvalidException.at(
          offset, "%s support is not enabled".formatted(description(opcode.feature())));
    }
  }

  /**
   * Looks at a value type.
   *
   * @throws InvalidException if it belongs to a feature that is off
   */
  public void requireType(ValueType type, long offset) {
    switch (type) {
      case ValueType.NumberType number -> {
        if (number == ValueType.NumberType.V128) {
          require(Feature.SIMD, offset, "SIMD support is not enabled");
        }
      }
      case ValueType.ReferenceType reference -> requireReference(reference, offset);
    }
  }

  void requireReference(ValueType.ReferenceType type, long offset) {
    requireHeapType(type.heapType(), type.nullable(), offset);
  }

  void requireHeapType(HeapType type, boolean nullable, long offset) {
    require(Feature.REFERENCE_TYPES, offset, "reference types support is not enabled");
    switch (type) {
      case HeapType.Defined _ -> {
        if (!has(Feature.GC)) {
          require(
              Feature.FUNCTION_REFERENCES,
              offset,
              "function references required for index reference types");
        }
      }
      case HeapType.Abstract known -> requireAbstract(known, nullable, offset);
    }
  }

  private void requireAbstract(HeapType.Abstract type, boolean nullable, long offset) {
    switch (type) {
      case FUNC, EXTERN -> {
        if (!nullable) {
          require(
              Feature.FUNCTION_REFERENCES,
              offset,
              "function references required for non-nullable types");
        }
      }
      case ANY, EQ, I31, STRUCT, ARRAY, NONE, NOFUNC, NOEXTERN ->
          require(Feature.GC, offset, "heap types not supported without the gc feature");
      case EXN, NOEXN ->
          require(
              Feature.EXCEPTIONS,
              offset,
              "exception refs not supported without the exception handling feature");
    }
  }

  void requireRecursiveType(RecursiveType type, long offset) {
    if (type.grouped()) {
      require(Feature.GC, offset, "rec group usage requires `gc` proposal to be enabled");
    }
    for (var subType : type.subTypes()) {
      requireSubType(subType, offset);
    }
  }

  private void requireSubType(SubType type, long offset) {
    if (!type.isFinal() || !type.supertypeIndices().isEmpty()) {
      require(Feature.GC, offset, "gc proposal must be enabled to use subtypes");
    }
    switch (type.composite()) {
      case CompositeType.FunctionType function -> {
        if (function.results().size() > 1) {
          require(
              Feature.MULTI_VALUE,
              offset,
              "func type returns multiple values but the multi-value feature is not enabled");
        }
      }
      case CompositeType.StructType _ ->
          require(Feature.GC, offset, "struct indexed types not supported without the gc feature");
      case CompositeType.ArrayType _ ->
          require(Feature.GC, offset, "array indexed types not supported without the gc feature");
    }
  }

  private static String description(Feature feature) {
    return switch (feature) {
      case SIMD -> "SIMD";
      case RELAXED_SIMD -> "relaxed SIMD";
      case SATURATING_FLOAT_TO_INT -> "saturating float to int conversions";
      case SIGN_EXTENSION -> "sign extension operations";
      case TAIL_CALL -> "tail calls";
      case BULK_MEMORY_OPT -> "bulk memory";
      case MVP,
          MUTABLE_GLOBAL,
          MULTI_VALUE,
          BULK_MEMORY,
          REFERENCE_TYPES,
          EXTENDED_CONST,
          MULTI_MEMORY,
          EXCEPTIONS,
          FUNCTION_REFERENCES,
          GC,
          MEMORY64,
          THREADS,
          LEGACY_EXCEPTIONS,
          WIDE_ARITHMETIC,
          CUSTOM_PAGE_SIZES ->
          feature.text().replace('-', ' ');
    };
  }
}
