package dev.gantry.bindgen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.gantry.wit.model.PrimitiveType;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Java type of each WIT type, by the table of the design. */
final class JavaTypes {
  static final ClassName UNIT = ClassName.get("dev.gantry.types", "Unit");
  private static final ClassName RESULT = ClassName.get("dev.gantry.types", "Result");
  private static final ClassName STREAM = ClassName.get("dev.gantry.types", "StreamReader");
  private static final ClassName ERROR_CONTEXT = ClassName.get("dev.gantry.types", "ErrorContext");
  private static final ClassName FUTURE =
      ClassName.get("java.util.concurrent", "CompletableFuture");
  private static final int LARGEST_TUPLE_CLASS = 16;

  private final Resolution resolution;
  private final Naming naming;

  JavaTypes(Resolution resolution, Naming naming) {
    this.resolution = resolution;
    this.naming = naming;
  }

  /** {@return the Java type; a primitive one where there is one} */
  TypeName of(Type type) {
    return switch (resolution.dealias(type)) {
      case PrimitiveType primitive -> of(primitive);
      case TypeId id -> of(id);
    };
  }

  /** {@return the Java type as the argument of a generic one} */
  TypeName boxed(Type type) {
    return of(type).box();
  }

  private static TypeName of(PrimitiveType primitive) {
    return switch (primitive) {
      case BOOL -> TypeName.BOOLEAN;
      case S8 -> TypeName.BYTE;
      case S16 -> TypeName.SHORT;
      case S32, U8, U16, CHAR -> TypeName.INT;
      case S64, U32, U64 -> TypeName.LONG;
      case F32 -> TypeName.FLOAT;
      case F64 -> TypeName.DOUBLE;
      case STRING -> ClassName.get(String.class);
      case ERROR_CONTEXT -> ERROR_CONTEXT;
    };
  }

  private TypeName of(TypeId id) {
    return switch (resolution.get(id).kind()) {
      case TypeKind.RecordType _,
          TypeKind.VariantType _,
          TypeKind.EnumType _,
          TypeKind.FlagsType _,
          TypeKind.ResourceType _ ->
          naming.ofType(id);
      case TypeKind.OwnType(var resource) -> naming.ofType(resolution.dealias(resource));
      case TypeKind.BorrowType(var resource) -> naming.ofType(resolution.dealias(resource));
      case TypeKind.TupleType(var elements) -> tuple(elements);
      case TypeKind.ListType(var element) -> list(element);
      case TypeKind.FixedLengthListType(var element, _) -> list(element);
      case TypeKind.MapType(var key, var value) ->
          ParameterizedTypeName.get(ClassName.get(Map.class), boxed(key), boxed(value));
      case TypeKind.OptionType(var element) ->
          ParameterizedTypeName.get(ClassName.get(Optional.class), boxed(element));
      case TypeKind.ResultType(var ok, var error) ->
          ParameterizedTypeName.get(RESULT, boxedOrUnit(ok), boxedOrUnit(error));
      case TypeKind.StreamType(var element) ->
          ParameterizedTypeName.get(STREAM, element.map(this::list).orElse(TypeName.INT.box()));
      case TypeKind.FutureType(var element) ->
          ParameterizedTypeName.get(FUTURE, boxedOrUnit(element));
      case TypeKind.AliasType _ -> throw new AssertionError("aliases have been followed");
    };
  }

  private TypeName boxedOrUnit(Optional<Type> type) {
    return type.map(this::boxed).orElse(UNIT);
  }

  private TypeName tuple(List<Type> elements) {
    if (elements.isEmpty()) {
      return UNIT;
    }
    if (elements.size() > LARGEST_TUPLE_CLASS) {
      return ClassName.get("dev.gantry.types", "LargeTuple");
    }
    return ParameterizedTypeName.get(
        ClassName.get("dev.gantry.types", "Tuple" + elements.size()),
        elements.stream().map(this::boxed).toArray(TypeName[]::new));
  }

  /** {@return the type of a list: an array of the element's own width where it is a number} */
  TypeName list(Type element) {
    if (resolution.dealias(element) instanceof PrimitiveType primitive) {
      Optional<TypeName> component = arrayComponent(primitive);
      if (component.isPresent()) {
        return ArrayTypeName.of(component.get());
      }
    }
    return ParameterizedTypeName.get(ClassName.get(List.class), boxed(element));
  }

  private static Optional<TypeName> arrayComponent(PrimitiveType primitive) {
    return switch (primitive) {
      case BOOL -> Optional.of(TypeName.BOOLEAN);
      case S8, U8 -> Optional.of(TypeName.BYTE);
      case S16, U16 -> Optional.of(TypeName.SHORT);
      case S32, U32, CHAR -> Optional.of(TypeName.INT);
      case S64, U64 -> Optional.of(TypeName.LONG);
      case F32 -> Optional.of(TypeName.FLOAT);
      case F64 -> Optional.of(TypeName.DOUBLE);
      case STRING, ERROR_CONTEXT -> Optional.empty();
    };
  }

  /** {@return whether values of a type hold arrays, which Java compares by identity} */
  static boolean holdsArray(TypeName type) {
    return switch (type) {
      case ArrayTypeName _ -> true;
      case ParameterizedTypeName generic ->
          generic.typeArguments().stream().anyMatch(JavaTypes::holdsArray);
      default -> false;
    };
  }

  /** {@return a WIT type in words, for the name of an exception and for messages} */
  String describe(Type type) {
    return switch (type) {
      case PrimitiveType primitive -> primitive.keyword();
      case TypeId id ->
          resolution.get(id).name().orElseGet(() -> describe(resolution.get(id).kind()));
    };
  }

  private String describe(TypeKind kind) {
    return switch (kind) {
      case TypeKind.ListType(var element) -> "list-" + describe(element);
      case TypeKind.FixedLengthListType(var element, _) -> "list-" + describe(element);
      case TypeKind.OptionType(var element) -> "option-" + describe(element);
      case TypeKind.MapType _ -> "map";
      case TypeKind.TupleType _ -> "tuple";
      case TypeKind.ResultType _ -> "result";
      case TypeKind.StreamType _ -> "stream";
      case TypeKind.FutureType _ -> "future";
      case TypeKind.OwnType(var resource) -> describe(resource);
      case TypeKind.BorrowType(var resource) -> describe(resource);
      case TypeKind.AliasType(var target) -> describe(target);
      case TypeKind.RecordType _,
          TypeKind.VariantType _,
          TypeKind.EnumType _,
          TypeKind.FlagsType _,
          TypeKind.ResourceType _ ->
          throw new AssertionError("a type of this kind has a name");
    };
  }
}
