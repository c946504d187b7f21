package dev.gantry.wit.resolve;

import dev.gantry.wit.DiagnosticCode;
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
import dev.gantry.wit.syntax.DefinitionSyntax;
import dev.gantry.wit.syntax.DefinitionSyntax.CaseOf;
import dev.gantry.wit.syntax.DefinitionSyntax.FieldOf;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.Name;
import dev.gantry.wit.syntax.TypeSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns types of the text into types of the model; the same one twice becomes one type. */
final class TypeResolver {
  private static final Stability NO_GATE = new Stability.Unknown();

  private final LocalPackage local;
  private final Findings findings;
  private final Map<TypeKind, TypeId> anonymous = new HashMap<>();

  TypeResolver(LocalPackage local, Findings findings) {
    this.local = local;
    this.findings = findings;
  }

  TypeId add(TypeDefinition definition) {
    local.types.add(new LocalType.Defined(definition));
    return new TypeId(local.types.size() - 1);
  }

  /** {@return what a definition defines} */
  TypeKind kind(DefinitionSyntax definition, TypeScope scope, Stability stability) {
    return switch (definition) {
      case DefinitionSyntax.Alias(var target) -> kind(target, scope, stability);
      case DefinitionSyntax.RecordOf(var fields) ->
          new TypeKind.RecordType(
              distinct(fields.stream().map(FieldOf::name), "field", fields).stream()
                  .map(
                      f ->
                          new Field(
                              f.name().text(),
                              type(f.type(), scope, stability),
                              f.docs(),
                              f.name().location()))
                  .toList());
      case DefinitionSyntax.VariantOf(var cases) ->
          new TypeKind.VariantType(
              distinct(cases.stream().map(CaseOf::name), "case", cases).stream()
                  .map(
                      c ->
                          new Case(
                              c.name().text(),
                              c.type().map(t -> type(t, scope, stability)),
                              c.docs(),
                              c.name().location()))
                  .toList());
      case DefinitionSyntax.EnumOf(var cases) ->
          new TypeKind.EnumType(
              distinct(cases.stream().map(CaseOf::name), "case", cases).stream()
                  .map(c -> new EnumCase(c.name().text(), c.docs(), c.name().location()))
                  .toList());
      case DefinitionSyntax.FlagsOf(var flags) ->
          new TypeKind.FlagsType(
              distinct(flags.stream().map(CaseOf::name), "flag", flags).stream()
                  .map(f -> new Flag(f.name().text(), f.docs(), f.name().location()))
                  .toList());
      case DefinitionSyntax.ResourceOf _ -> new TypeKind.ResourceType();
    };
  }

  private <T> List<T> distinct(Stream<Name> names, String what, List<T> elements) {
    Map<String, Location> taken = new HashMap<>();
    for (Name name : names.toList()) {
      Location before = taken.putIfAbsent(name.text(), name.location());
      if (before != null) {
        findings.add(Errors.duplicate(name, what, before));
      }
    }
    return elements;
  }

  private TypeKind kind(TypeSyntax syntax, TypeScope scope, Stability stability) {
    return switch (syntax) {
      case TypeSyntax.Primitive(var type, _) -> new TypeKind.AliasType(type);
      case TypeSyntax.Named(var name) -> new TypeKind.AliasType(scope.find(name));
      case TypeSyntax.Unreadable _ -> new TypeKind.AliasType(Errors.TYPE);
      case TypeSyntax.ListOf(var element, _) ->
          new TypeKind.ListType(type(element, scope, stability));
      case TypeSyntax.FixedLengthListOf(var element, var length, _) ->
          new TypeKind.FixedLengthListType(type(element, scope, stability), length);
      case TypeSyntax.MapOf map -> map(map, scope, stability);
      case TypeSyntax.OptionOf(var element, _) ->
          new TypeKind.OptionType(type(element, scope, stability));
      case TypeSyntax.ResultOf(var ok, var error, _) -> {
        Optional<Type> okType = optional(ok, scope, stability);
        yield new TypeKind.ResultType(okType, optional(error, scope, stability));
      }
      case TypeSyntax.TupleOf(var elements, _) ->
          new TypeKind.TupleType(elements.stream().map(e -> type(e, scope, stability)).toList());
      case TypeSyntax.FutureOf(var element, _) ->
          new TypeKind.FutureType(optional(element, scope, stability));
      case TypeSyntax.StreamOf(var element, _) ->
          new TypeKind.StreamType(optional(element, scope, stability));
      case TypeSyntax.HandleOf(var isOwned, var name) -> {
        TypeId resource = resource(name, scope);
        yield isOwned ? new TypeKind.OwnType(resource) : new TypeKind.BorrowType(resource);
      }
    };
  }

  private TypeKind map(TypeSyntax.MapOf map, TypeScope scope, Stability stability) {
    Type key = type(map.key(), scope, stability);
    Type value = type(map.value(), scope, stability);
    boolean isKey =
        switch (key) {
          case PrimitiveType.F32, PrimitiveType.F64, PrimitiveType.ERROR_CONTEXT -> false;
          case PrimitiveType _ -> true;
          case TypeId id -> Errors.isError(id);
        };
    if (!isKey) {
      findings.add(
          DiagnosticCode.INVALID_MAP_KEY,
          "keys of a map are bool, char, string or integers",
          map.key().location(),
          "cannot be a key");
    }
    return new TypeKind.MapType(key, value);
  }

  private Optional<Type> optional(
      Optional<TypeSyntax> syntax, TypeScope scope, Stability stability) {
    return syntax.map(type -> type(type, scope, stability));
  }

  /** {@return the type that stands somewhere} */
  Type type(TypeSyntax syntax, TypeScope scope, Stability stability) {
    TypeKind kind = kind(syntax, scope, stability);
    return anonymous(kind, inherited(kind, stability), syntax.location());
  }

  /** {@return a type that stands somewhere without gates} */
  Type type(TypeSyntax syntax, TypeScope scope) {
    return type(syntax, scope, NO_GATE);
  }

  /** {@return a borrowed handle to a resource} */
  Type borrow(TypeId resource, Location location) {
    var kind = new TypeKind.BorrowType(resource);
    return anonymous(kind, inherited(kind, NO_GATE), location);
  }

  private Type anonymous(TypeKind kind, Stability stability, Location location) {
    return switch (kind) {
      case TypeKind.AliasType(var target) -> target;
      // A resource by itself stands for a handle that owns it.
      case TypeKind.OwnType(var resource) -> resource;
      default -> {
        TypeId known = anonymous.get(kind);
        if (known == null) {
          known = add(TypeDefinition.anonymous(kind, stability, location));
          anonymous.put(kind, known);
        }
        yield known;
      }
    };
  }

  /** The gates of a type without a name: those around it, else the first ones found inside. */
  private Stability inherited(TypeKind kind, Stability around) {
    if (!around.isUnknown()) {
      return around;
    }
    return TypeMapping.parts(kind)
        .flatMap(part -> part instanceof TypeId id && !Errors.isError(id) ? Stream.of(id) : null)
        .map(id -> local.types.get(id.index()).stability())
        .filter(stability -> !stability.isUnknown())
        .findFirst()
        .orElse(NO_GATE);
  }

  private TypeId resource(Name name, TypeScope scope) {
    TypeId id = scope.find(name);
    TypeId current = id;
    while (!Errors.isError(current)) {
      switch (local.types.get(current.index())) {
        case LocalType.Foreign foreign -> {
          local.requiredResources.add(
              new LocalPackage.RequiredResource(current, foreign.name(), name.location()));
          return id;
        }
        case LocalType.Defined(var definition) -> {
          if (definition.kind() instanceof TypeKind.ResourceType) {
            return id;
          }
          if (!(definition.kind() instanceof TypeKind.AliasType(TypeId next))) {
            findings.add(
                Findings.of(
                        DiagnosticCode.NOT_A_RESOURCE,
                        "`%s` is no resource, so there are no handles to it".formatted(name.text()),
                        name.location(),
                        "a resource belongs here")
                    .withSecondary(
                        scope.location(name.text()), "`%s` is defined here".formatted(name.text()))
                    .withHint("use `%s` by itself".formatted(name.text())));
            return Errors.TYPE;
          }
          current = next;
        }
      }
    }
    return id;
  }
}
