package dev.gantry.engine.valid;

import dev.gantry.engine.InvalidException;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.FieldType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.List;

/** The rules for defined types (core 3.2.9), and for subtypes among them (core 3.3.6). */
final class TypeRules {
  /** How many supertypes a type may have above it, as implementations agree. */
  private static final int DEPTH_LIMIT = 63;

  /** How many parameters, and how many results, a function may have, as implementations agree. */
  private static final int ARITY_LIMIT = 1_000;

  /** How many fields a structure may have, as implementations agree. */
  private static final int FIELD_LIMIT = 10_000;

  private final ModuleContext context;
  private final TypeSpace types;

  TypeRules(ModuleContext context) {
    this.context = context;
    this.types = context.types;
  }

  void recursiveType(RecursiveType type, long offset) {
    int first = types.size();
    int limit = first + type.subTypes().size();
    context.gate.requireRecursiveType(type, offset);
    for (int i = 0; i < type.subTypes().size(); i++) {
      requireKnown(type.subTypes().get(i), first + i, limit, offset);
    }
    for (int i = 0; i < type.subTypes().size(); i++) {
      requireSupertype(type, first, i, offset);
    }
    types.add(type);
    for (int i = first; i < limit; i++) {
      requireSubtype(i, offset);
    }
  }

  // Every index must be known

  private void requireKnown(SubType type, int typeIndex, int limit, long offset) {
    for (int supertype : type.supertypeIndices()) {
      requireKnown(supertype, limit, offset);
    }
    if (type.supertypeIndices().size() > 1) {
      throw InvalidException.at(
          offset, "sub type %d has more than one super type".formatted(typeIndex));
    }
    switch (type.composite()) {
      case CompositeType.FunctionType(var parameters, var results) -> {
        requireCount("function parameters", parameters, ARITY_LIMIT, offset);
        requireCount("function returns", results, ARITY_LIMIT, offset);
        parameters.forEach(parameter -> requireKnown(parameter, limit, offset));
        results.forEach(result -> requireKnown(result, limit, offset));
      }
      case CompositeType.StructType(var fields) -> {
        requireCount("struct fields", fields, FIELD_LIMIT, offset);
        fields.forEach(field -> requireKnown(field, limit, offset));
      }
      case CompositeType.ArrayType(var element) -> requireKnown(element, limit, offset);
    }
  }

  private static void requireCount(String what, List<?> things, int limit, long offset) {
    if (things.size() > limit) {
      throw InvalidException.at(offset, "%s count exceeds limit of %d".formatted(what, limit));
    }
  }

  private void requireKnown(FieldType field, int limit, long offset) {
    if (field.storage() instanceof ValueType type) {
      requireKnown(type, limit, offset);
    }
  }

  private void requireKnown(ValueType type, int limit, long offset) {
    context.gate.requireType(type, offset);
    if (type instanceof ReferenceType(_, HeapType.Defined(int typeIndex))) {
      requireKnown(typeIndex, limit, offset);
    }
  }

  private static void requireKnown(int typeIndex, int limit, long offset) {
    if (Integer.compareUnsigned(typeIndex, limit) >= 0) {
      throw InvalidException.at(offset, "unknown type " + Integer.toUnsignedString(typeIndex));
    }
  }

  // Supertypes must come before, and must be open

  private void requireSupertype(RecursiveType type, int first, int position, long offset) {
    int typeIndex = first + position;
    for (int supertypeIndex : type.subTypes().get(position).supertypeIndices()) {
      if (supertypeIndex >= typeIndex) {
        throw InvalidException.at(
            offset,
            "unknown type %d: forward use of type in sub type definition"
                .formatted(supertypeIndex));
      }
      var supertype =
          supertypeIndex < first
              ? types.subType(supertypeIndex)
              : type.subTypes().get(supertypeIndex - first);
      if (supertype.isFinal()) {
        throw InvalidException.at(
            offset,
            "sub type %d cannot have final super type %d".formatted(typeIndex, supertypeIndex));
      }
    }
    if (depth(type, first, position) > DEPTH_LIMIT) {
      throw InvalidException.at(
          offset, "sub type hierarchy too deep: at most %d super types".formatted(DEPTH_LIMIT));
    }
  }

  /** {@return the number of supertypes above a type, which is not counted far past the limit} */
  private int depth(RecursiveType type, int first, int position) {
    int depth = 0;
    int at = position;
    while (depth <= DEPTH_LIMIT) {
      var supertypes = type.subTypes().get(at).supertypeIndices();
      if (supertypes.isEmpty()) {
        return depth;
      }
      depth++;
      int supertypeIndex = supertypes.getFirst();
      if (supertypeIndex < first) {
        return depth + types.canonical(supertypeIndex).depth();
      }
      at = supertypeIndex - first;
    }
    return depth;
  }

  // What a type holds must lie below what its supertype holds

  private void requireSubtype(int typeIndex, long offset) {
    for (int supertypeIndex : types.subType(typeIndex).supertypeIndices()) {
      if (!matches(types.composite(typeIndex), types.composite(supertypeIndex))) {
        throw InvalidException.at(
            offset,
            "sub type %d does not match super type %d".formatted(typeIndex, supertypeIndex));
      }
    }
  }

  private boolean matches(CompositeType type, CompositeType above) {
    return switch (type) {
      case CompositeType.FunctionType function ->
          above instanceof CompositeType.FunctionType functionAbove
              && matches(functionAbove.parameters(), function.parameters())
              && matches(function.results(), functionAbove.results());
      case CompositeType.StructType(var fields) ->
          above instanceof CompositeType.StructType(var fieldsAbove)
              && matchFields(fields, fieldsAbove);
      case CompositeType.ArrayType(var element) ->
          above instanceof CompositeType.ArrayType(var elementAbove)
              && matches(element, elementAbove);
    };
  }

  private boolean matchFields(List<FieldType> fields, List<FieldType> above) {
    if (fields.size() < above.size()) {
      return false;
    }
    for (int i = 0; i < above.size(); i++) {
      if (!matches(fields.get(i), above.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean matches(List<ValueType> some, List<ValueType> above) {
    if (some.size() != above.size()) {
      return false;
    }
    for (int i = 0; i < some.size(); i++) {
      if (!types.matches(types.code(some.get(i)), types.code(above.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /** What may be written must be the same both ways. */
  private boolean matches(FieldType field, FieldType above) {
    return field.mutable() == above.mutable()
        && matches(field.storage(), above.storage())
        && (!field.mutable() || matches(above.storage(), field.storage()));
  }

  private boolean matches(StorageType storage, StorageType above) {
    return switch (storage) {
      case StorageType.Packed _ -> storage.equals(above);
      case ValueType type ->
          above instanceof ValueType typeAbove
              && types.matches(types.code(type), types.code(typeAbove));
    };
  }
}
