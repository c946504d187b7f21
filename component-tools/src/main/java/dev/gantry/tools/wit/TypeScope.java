package dev.gantry.tools.wit;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.DefinedType.LabelledCase;
import dev.gantry.component.syntax.DefinedType.LabelledType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.PrimitiveType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.wit.model.EnumCase;
import dev.gantry.wit.model.Flag;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types that one component or instance type has, each defined when it is first needed.
 *
 * <p>A type with a name is defined and then exported under it (imported, in a world), and from then
 * on its index is that of the export: that is how the component model gives types an identity. What
 * belongs to another interface or to the world around is an alias.
 */
final class TypeScope {

  /** Gives an index of this scope to a type that belongs elsewhere. */
  @FunctionalInterface
  interface Outside {
    int index(TypeId id);
  }

  private final Resolution resolution;
  private final TypeOwner owner;
  private final Declarations declarations;
  private final Outside outside;
  private final Map<TypeId, Integer> indices = new HashMap<>();

  /** Definitions without a name; equal ones share an index. */
  private final Map<DefinedType, Integer> anonymous = new HashMap<>();

  private TypeScope(
      Resolution resolution, TypeOwner owner, Declarations declarations, Outside outside) {
    this.resolution = resolution;
    this.owner = owner;
    this.declarations = declarations;
    this.outside = outside;
  }

  /** {@return the scope of a component type; its own types are those of a world} */
  static TypeScope ofComponent(
      Resolution resolution, TypeOwner owner, Declarations declarations, Outside outside) {
    return new TypeScope(resolution, owner, declarations, outside);
  }

  /** {@return the scope of an instance type inside a component type} */
  static TypeScope ofInstance(
      Resolution resolution, TypeOwner owner, Declarations declarations, TypeScope around) {
    return new TypeScope(
        resolution,
        owner,
        declarations,
        id -> declarations.alias(new Alias.OuterAlias(Sort.TYPE, 1, around.index(id))));
  }

  /** {@return the type index of a definition} */
  int index(TypeId id) {
    Integer known = indices.get(id);
    if (known != null) {
      return known;
    }
    TypeDefinition definition = resolution.get(id);
    int index =
        definition.name().isEmpty()
            ? anonymous(definition.kind())
            : definition.owner().equals(owner)
                ? named(definition, definition.name().get())
                : outside.index(id);
    indices.put(id, index);
    return index;
  }

  /** {@return the type index of the type of a function} */
  int functionType(Function function) {
    return share(
        new DefinedType.FunctionDefinition(
            function.isAsync(),
            function.parameters().stream()
                .map(parameter -> new LabelledType(parameter.name(), use(parameter.type())))
                .toList(),
            function.result().map(this::use)));
  }

  /** {@return the name of an item with the attribute that WIT knows as {@code @external-id}} */
  static ExternName externName(String name, Optional<String> externalId) {
    return new ExternName(name, Optional.empty(), Optional.empty(), externalId);
  }

  private int named(TypeDefinition definition, String name) {
    ExternType type =
        switch (definition.kind()) {
          case TypeKind.ResourceType() -> new ExternType.SubResource();
          case TypeKind.AliasType(TypeId target) -> new ExternType.EqualToType(index(target));
          case TypeKind kind -> new ExternType.EqualToType(declarations.define(definition(kind)));
        };
    ExternName externName = externName(name, definition.externalId());
    return owner instanceof TypeOwner.OfWorld
        ? declarations.addImport(externName, type)
        : declarations.addExport(externName, type);
  }

  private int anonymous(TypeKind kind) {
    return kind instanceof TypeKind.AliasType(TypeId target)
        ? index(target)
        : share(definition(kind));
  }

  private int share(DefinedType type) {
    Integer known = anonymous.get(type);
    if (known == null) {
      known = declarations.define(type);
      anonymous.put(type, known);
    }
    return known;
  }

  private ValueTypeUse use(Type type) {
    return switch (type) {
      case dev.gantry.wit.model.PrimitiveType primitive ->
          new ValueTypeUse.Primitive(primitive(primitive));
      case TypeId id -> new ValueTypeUse.Defined(index(id));
    };
  }

  private static PrimitiveType primitive(dev.gantry.wit.model.PrimitiveType type) {
    return PrimitiveType.named(type.keyword()).orElseThrow();
  }

  private DefinedType definition(TypeKind kind) {
    return switch (kind) {
      case TypeKind.RecordType(var fields) ->
          new DefinedType.RecordDefinition(
              fields.stream()
                  .map(field -> new LabelledType(field.name(), use(field.type())))
                  .toList());
      case TypeKind.VariantType(var cases) ->
          new DefinedType.VariantDefinition(
              cases.stream()
                  .map(one -> new LabelledCase(one.name(), one.type().map(this::use)))
                  .toList());
      case TypeKind.EnumType(var cases) ->
          new DefinedType.EnumDefinition(cases.stream().map(EnumCase::name).toList());
      case TypeKind.FlagsType(var flags) ->
          new DefinedType.FlagsDefinition(flags.stream().map(Flag::name).toList());
      case TypeKind.TupleType(var elements) ->
          new DefinedType.TupleDefinition(elements.stream().map(this::use).toList());
      case TypeKind.ListType(var element) -> new DefinedType.ListDefinition(use(element));
      case TypeKind.FixedLengthListType(var element, long length) ->
          new DefinedType.FixedListDefinition(use(element), (int) length);
      case TypeKind.MapType(var key, var value) ->
          new DefinedType.MapDefinition(use(key), use(value));
      case TypeKind.OptionType(var element) -> new DefinedType.OptionDefinition(use(element));
      case TypeKind.ResultType(var ok, var error) ->
          new DefinedType.ResultDefinition(ok.map(this::use), error.map(this::use));
      case TypeKind.StreamType(var element) ->
          new DefinedType.StreamDefinition(element.map(this::use));
      case TypeKind.FutureType(var element) ->
          new DefinedType.FutureDefinition(element.map(this::use));
      case TypeKind.OwnType(var resource) -> new DefinedType.OwnDefinition(index(resource));
      case TypeKind.BorrowType(var resource) -> new DefinedType.BorrowDefinition(index(resource));
      case TypeKind.AliasType(dev.gantry.wit.model.PrimitiveType primitive) ->
          new DefinedType.PrimitiveDefinition(primitive(primitive));
      case TypeKind.AliasType(TypeId _), TypeKind.ResourceType() ->
          throw new AssertionError(
              "a name for a type, which has no definition of its own: " + kind);
    };
  }
}
