package dev.gantry.tools.wit;

import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.valid.DefinedItem;
import dev.gantry.component.valid.ItemType;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.Case;
import dev.gantry.wit.model.EnumCase;
import dev.gantry.wit.model.Field;
import dev.gantry.wit.model.Flag;
import dev.gantry.wit.model.PrimitiveType;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns the types of a validated component into those of WIT.
 *
 * <p>A component has names for types at its imports and exports; in between they are the same
 * objects. So a type that comes again under a name is an alias of what it was first.
 */
final class TypeDecoder {
  private static final Stability NO_GATE = new Stability.Unknown();

  private final ResolutionDraft draft;
  private final IdentityHashMap<DefinedItem, TypeId> items = new IdentityHashMap<>();
  private final IdentityHashMap<ValueType, TypeId> values = new IdentityHashMap<>();
  private final Map<ResourceType, TypeId> resources = new HashMap<>();

  /** What an alias inside the current interface calls a resource. */
  private final Map<ResourceType, TypeId> localResources = new HashMap<>();

  TypeDecoder(ResolutionDraft draft) {
    this.draft = draft;
  }

  /** Forgets how the last interface called the resources of others. */
  void enterOwner() {
    localResources.clear();
  }

  /** {@return a new named type for an import or export of one} */
  TypeId named(String name, ItemType.OfType item, TypeOwner owner) {
    TypeId id = draft.add(definition(name, kind(item), owner));
    bind(item.created(), id);
    return id;
  }

  /** Makes an import or export of a type stand for a named type that was there before. */
  void bind(DefinedItem item, TypeId id) {
    switch (item) {
      case DefinedItem.OfValues(var type) -> {
        items.put(item, id);
        if (!isPrimitive(type)) {
          values.put(type, id);
        }
      }
      case DefinedItem.OfResources(var type) -> {
        if (draft.get(id).kind() instanceof TypeKind.ResourceType) {
          resources.put(type, id);
        }
        // What is defined here keeps its own name, whatever else it is called.
        localResources.putIfAbsent(type, id);
      }
      case DefinedItem.OfFunctions _, DefinedItem.OfInstances _, DefinedItem.OfComponents _ ->
          throw notWit(item.text());
    }
  }

  private TypeKind kind(ItemType.OfType item) {
    return switch (item.referenced()) {
      case DefinedItem.OfValues(var type) -> {
        TypeId sameItem = items.get(item.referenced());
        TypeId known = sameItem == null ? values.get(type) : sameItem;
        yield known == null ? kindOrAlias(type) : new TypeKind.AliasType(known);
      }
      case DefinedItem.OfResources(var type) -> {
        TypeId known = resource(type);
        yield known == null ? new TypeKind.ResourceType() : new TypeKind.AliasType(known);
      }
      case DefinedItem.OfFunctions _, DefinedItem.OfInstances _, DefinedItem.OfComponents _ ->
          throw notWit(item.referenced().text());
    };
  }

  private TypeKind kindOrAlias(ValueType type) {
    return isPrimitive(type) ? new TypeKind.AliasType(type(type)) : kind(type);
  }

  /** Primitive types are the same object wherever they stand, so they cannot tell names apart. */
  private static boolean isPrimitive(ValueType type) {
    return type instanceof ValueType.Primitive || type instanceof ValueType.ErrorContextType;
  }

  /** {@return a type where it is used} */
  Type type(ValueType type) {
    if (type instanceof ValueType.Primitive primitive) {
      return primitive(primitive);
    }
    if (type instanceof ValueType.ErrorContextType) {
      return PrimitiveType.ERROR_CONTEXT;
    }
    TypeId known = values.get(type);
    if (known == null) {
      known = draft.add(TypeDefinition.anonymous(kind(type), NO_GATE, Location.NONE));
    }
    return known;
  }

  /** {@return an optional type where it is used} */
  Optional<Type> type(Optional<ValueType> type) {
    return type.map(this::type);
  }

  private static PrimitiveType primitive(ValueType.Primitive primitive) {
    return PrimitiveType.valueOf(primitive.name());
  }

  private TypeKind kind(ValueType type) {
    return switch (type) {
      case ValueType.RecordType(var fields) ->
          new TypeKind.RecordType(
              fields.stream()
                  .map(
                      field ->
                          new Field(
                              field.label(), type(field.type()), Optional.empty(), Location.NONE))
                  .toList());
      case ValueType.VariantType(var cases) ->
          new TypeKind.VariantType(
              cases.stream()
                  .map(
                      one ->
                          new Case(
                              one.label(), type(one.payload()), Optional.empty(), Location.NONE))
                  .toList());
      case ValueType.EnumType(var labels) ->
          new TypeKind.EnumType(
              labels.stream()
                  .map(label -> new EnumCase(label, Optional.empty(), Location.NONE))
                  .toList());
      case ValueType.FlagsType(var labels) ->
          new TypeKind.FlagsType(
              labels.stream()
                  .map(label -> new Flag(label, Optional.empty(), Location.NONE))
                  .toList());
      case ValueType.TupleType(var elements) ->
          new TypeKind.TupleType(elements.stream().map(this::type).toList());
      case ValueType.ListType(var element) -> new TypeKind.ListType(type(element));
      case ValueType.FixedListType(var element, var length) ->
          new TypeKind.FixedLengthListType(type(element), length);
      case ValueType.MapType(var key, var value) -> new TypeKind.MapType(type(key), type(value));
      case ValueType.OptionType(var some) -> new TypeKind.OptionType(type(some));
      case ValueType.ResultType(var ok, var error) ->
          new TypeKind.ResultType(type(ok), type(error));
      case ValueType.StreamType(var element) -> new TypeKind.StreamType(type(element));
      case ValueType.FutureType(var element) -> new TypeKind.FutureType(type(element));
      case ValueType.OwnType(var resource) -> new TypeKind.OwnType(knownResource(resource));
      case ValueType.BorrowType(var resource) -> new TypeKind.BorrowType(knownResource(resource));
      case ValueType.Primitive _, ValueType.ErrorContextType _ ->
          throw new AssertionError("a primitive type needs no definition");
    };
  }

  private TypeId knownResource(ResourceType type) {
    TypeId known = resource(type);
    if (known == null) {
      throw notWit("a resource without a name");
    }
    return known;
  }

  private @Nullable TypeId resource(ResourceType type) {
    TypeId local = localResources.get(type);
    return local == null ? resources.get(type) : local;
  }

  private static TypeDefinition definition(String name, TypeKind kind, TypeOwner owner) {
    return new TypeDefinition(
        Optional.of(name), kind, owner, Optional.empty(), NO_GATE, Optional.empty(), Location.NONE);
  }

  /** {@return an exception that says what WIT cannot express} */
  static NotWitException notWit(String what) {
    return new NotWitException("WIT has no way to write " + what + " here");
  }
}
