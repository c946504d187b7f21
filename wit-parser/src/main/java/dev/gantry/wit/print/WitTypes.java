package dev.gantry.wit.print;

import static java.util.stream.Collectors.joining;

import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.PrimitiveType;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Types and signatures as WIT spells them where they are used. */
public final class WitTypes {
  private final Resolution resolution;

  /** Spells types of a resolution. */
  public WitTypes(Resolution resolution) {
    this.resolution = resolution;
  }

  /** {@return a type as WIT spells it: by its name if it has one} */
  public String type(Type type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive.keyword();
      case TypeId id -> {
        TypeDefinition definition = resolution.get(id);
        yield definition
            .name()
            .map(WitWriter::name)
            .orElseGet(
                () ->
                    definition.kind() instanceof TypeKind.OwnType(var resource)
                        ? type(resource)
                        : kind(definition.kind()));
      }
    };
  }

  /** {@return what a definition without braces defines} */
  String kind(TypeKind kind) {
    return switch (kind) {
      case TypeKind.AliasType(var target) -> type(target);
      case TypeKind.TupleType(var elements) ->
          "tuple<" + elements.stream().map(this::type).collect(joining(", ")) + ">";
      case TypeKind.ListType(var element) -> "list<" + type(element) + ">";
      case TypeKind.FixedLengthListType(var element, var length) ->
          "list<" + type(element) + ", " + length + ">";
      case TypeKind.MapType(var key, var value) -> "map<" + type(key) + ", " + type(value) + ">";
      case TypeKind.OptionType(var element) -> "option<" + type(element) + ">";
      case TypeKind.ResultType(var ok, var error) -> result(ok, error);
      case TypeKind.StreamType(var element) -> "stream" + inAngles(element);
      case TypeKind.FutureType(var element) -> "future" + inAngles(element);
      case TypeKind.OwnType(var resource) -> "own<" + type(resource) + ">";
      case TypeKind.BorrowType(var resource) -> "borrow<" + type(resource) + ">";
      case TypeKind.RecordType _,
          TypeKind.VariantType _,
          TypeKind.EnumType _,
          TypeKind.FlagsType _,
          TypeKind.ResourceType _ ->
          throw new IllegalArgumentException("has a name only: " + kind);
    };
  }

  private String result(Optional<Type> ok, Optional<Type> error) {
    if (error.isEmpty()) {
      return "result" + inAngles(ok);
    }
    return "result<" + ok.map(this::type).orElse("_") + ", " + type(error.get()) + ">";
  }

  private String inAngles(Optional<Type> type) {
    return type.map(present -> "<" + type(present) + ">").orElse("");
  }

  /** {@return a function as it stands behind its name and colon, or {@code constructor(…)}} */
  public String signature(Function function) {
    boolean isMethod = function.kind() instanceof FunctionKind.Method;
    Stream<Parameter> parameters = function.parameters().stream().skip(isMethod ? 1 : 0);
    String list =
        parameters
            .map(parameter -> WitWriter.name(parameter.name()) + ": " + type(parameter.type()))
            .collect(joining(", ", "(", ")"));
    String result = result(function).map(type -> " -> " + type(type)).orElse("");
    String async = function.isAsync() ? "async " : "";
    return switch (function.kind()) {
      case FunctionKind.Constructor _ -> "constructor" + list + result;
      case FunctionKind.Static _ -> "static " + async + "func" + list + result;
      case FunctionKind.Freestanding _, FunctionKind.Method _ -> async + "func" + list + result;
    };
  }

  /** The result that is written: that of a constructor goes without saying. */
  private Optional<Type> result(Function function) {
    return function
        .result()
        .filter(
            type ->
                !(function.kind() instanceof FunctionKind.Constructor(var resource)
                    && type instanceof TypeId id
                    && resolution.get(id).kind().equals(new TypeKind.OwnType(resource))));
  }

  /** {@return the functions of a resource, in order} */
  static List<Function> functionsOf(TypeId resource, Stream<Function> functions) {
    return functions
        .filter(function -> function.kind().resource().equals(Optional.of(resource)))
        .toList();
  }
}
