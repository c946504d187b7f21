package dev.gantry.tools.wit;

import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.valid.DefinedItem;
import dev.gantry.component.valid.ItemType;
import dev.gantry.component.valid.PrimitiveNames;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
  private final PrimitiveNames primitiveNames;
  private final IdentityHashMap<DefinedItem, TypeId> items = new IdentityHashMap<>();
  private final IdentityHashMap<ValueType, TypeId> values = new IdentityHashMap<>();
  private final Map<ResourceType, TypeId> resources = new HashMap<>();

  /** The names of resources: each import or export of one is an object of its own. */
  private final IdentityHashMap<ResourceType, TypeId> names = new IdentityHashMap<>();

  TypeDecoder(ResolutionDraft draft, PrimitiveNames primitiveNames) {
    this.draft = draft;
    this.primitiveNames = primitiveNames;
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
        names.put(type, id);
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

  /**
   * {@return the type of a part of another}
   *
   * @param whole the type that it is part of
   * @param part its place there, as {@link PrimitiveNames#of} counts
   */
  Type part(Object whole, int part, ValueType type) {
    Type named = primitiveNames.of(whole, part).map(items::get).orElse(null);
    return named == null ? type(type) : named;
  }

  private Optional<Type> part(Object whole, int part, Optional<ValueType> type) {
    return type.map(present -> part(whole, part, present));
  }

  private static PrimitiveType primitive(ValueType.Primitive primitive) {
    return PrimitiveType.valueOf(primitive.name());
  }

  private TypeKind kind(ValueType type) {
    return switch (type) {
      case ValueType.RecordType(var fields) -> new TypeKind.RecordType(fields(type, fields));
      case ValueType.VariantType(var cases) -> new TypeKind.VariantType(cases(type, cases));
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
          new TypeKind.TupleType(
              IntStream.range(0, elements.size())
                  .mapToObj(i -> part(type, i, elements.get(i)))
                  .toList());
      case ValueType.ListType(var element) -> new TypeKind.ListType(part(type, 0, element));
      case ValueType.FixedListType(var element, var length) ->
          new TypeKind.FixedLengthListType(part(type, 0, element), length);
      case ValueType.MapType(var key, var value) ->
          new TypeKind.MapType(part(type, 0, key), part(type, 1, value));
      case ValueType.OptionType(var some) -> new TypeKind.OptionType(part(type, 0, some));
      case ValueType.ResultType(var ok, var error) ->
          new TypeKind.ResultType(part(type, 0, ok), part(type, ok.isPresent() ? 1 : 0, error));
      case ValueType.StreamType(var element) -> new TypeKind.StreamType(part(type, 0, element));
      case ValueType.FutureType(var element) -> new TypeKind.FutureType(part(type, 0, element));
      case ValueType.OwnType(var resource) -> new TypeKind.OwnType(knownResource(resource));
      case ValueType.BorrowType(var resource) -> new TypeKind.BorrowType(knownResource(resource));
      case ValueType.Primitive _, ValueType.ErrorContextType _ ->
          throw new AssertionError("a primitive type needs no definition");
    };
  }

  private List<Field> fields(ValueType whole, List<ValueType.Field> fields) {
    return IntStream.range(0, fields.size())
        .mapToObj(
            i -> {
              ValueType.Field field = fields.get(i);
              Type type = part(whole, i, field.type());
              return new Field(field.label(), type, Optional.empty(), Location.NONE);
            })
        .toList();
  }

  private List<Case> cases(ValueType whole, List<ValueType.Case> cases) {
    List<Case> decoded = new ArrayList<>();
    int payloads = 0;
    for (ValueType.Case one : cases) {
      Optional<Type> payload = part(whole, payloads, one.payload());
      decoded.add(new Case(one.label(), payload, Optional.empty(), Location.NONE));
      payloads += payload.isPresent() ? 1 : 0;
    }
    return decoded;
  }

  private TypeId knownResource(ResourceType type) {
    TypeId known = resource(type);
    if (known == null) {
      throw notWit("a resource without a name");
    }
    return known;
  }

  private @Nullable TypeId resource(ResourceType type) {
    TypeId name = names.get(type);
    if (name != null) {
      return name;
    }
    return resources.get(type);
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
