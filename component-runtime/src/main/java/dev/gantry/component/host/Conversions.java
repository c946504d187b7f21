package dev.gantry.component.host;

import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple;
import dev.gantry.types.Unit;
import dev.gantry.types.UnsupportedFeatureException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The conversions between WIT types and the Java types of generated interfaces. */
final class Conversions {
  private final ResourceViews views;
  private final MethodHandles.Lookup lookup;

  /** Conversions to and from types that {@code lookup} may see. */
  Conversions(ResourceViews views, MethodHandles.Lookup lookup) {
    this.views = views;
    this.lookup = lookup;
  }

  MethodHandles.Lookup lookup() {
    return lookup;
  }

  /**
   * {@return the conversion between a WIT type and a Java type}
   *
   * @throws BindingMismatch if they do not fit
   */
  Conversion of(ValueType type, Type java) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive, java);
      case ValueType.ListType(var element) -> list(element, java);
      case ValueType.FixedListType(var element, _) -> list(element, java);
      case ValueType.OptionType(var some) -> option(some, java);
      case ValueType.TupleType(var elements) -> tuple(elements, java);
      case ValueType.ResultType(var ok, var error) -> result(ok, error, java);
      case ValueType.MapType(var key, var value) -> map(key, value, java);
      case ValueType.RecordType record -> NominalConversions.ofRecord(this, record, raw(java));
      case ValueType.VariantType variant -> NominalConversions.ofVariant(this, variant, raw(java));
      case ValueType.EnumType(var labels) -> NominalConversions.ofEnum(labels, raw(java));
      case ValueType.FlagsType(var labels) -> NominalConversions.ofFlags(this, labels, raw(java));
      case ValueType.OwnType _, ValueType.BorrowType _ -> resource(java);
      case ValueType.StreamType _, ValueType.FutureType _, ValueType.ErrorContextType _ ->
          new Conversion(Conversions::unsupported, Conversions::unsupported);
    };
  }

  private static Object unsupported(Object value) {
    throw UnsupportedFeatureException.ofAll("streams, futures and error contexts");
  }

  /** {@return the class behind a type} */
  static Class<?> raw(Type java) {
    return switch (java) {
      case Class<?> type -> type;
      case ParameterizedType type -> raw(type.getRawType());
      default -> throw new BindingMismatch("Java type %s is not expected here".formatted(java));
    };
  }

  private static Conversion primitive(Primitive type, Type java) {
    require(boxOf(type).equals(box(raw(java))), type, java);
    return Conversion.IDENTITY;
  }

  /** {@return the class of the boxes of a type's values} */
  static Class<?> boxOf(Primitive type) {
    return switch (type) {
      case BOOL -> Boolean.class;
      case S8 -> Byte.class;
      case S16 -> Short.class;
      case U8, U16, S32, CHAR -> Integer.class;
      case U32, S64, U64 -> Long.class;
      case F32 -> Float.class;
      case F64 -> Double.class;
      case STRING -> String.class;
    };
  }

  /** {@return the class of lists of a scalar} */
  static Class<?> arrayOf(Primitive element) {
    return switch (element) {
      case BOOL -> boolean[].class;
      case S8, U8 -> byte[].class;
      case S16, U16 -> short[].class;
      case S32, U32, CHAR -> int[].class;
      case S64, U64 -> long[].class;
      case F32 -> float[].class;
      case F64 -> double[].class;
      case STRING -> throw new AssertionError("lists of strings are no arrays");
    };
  }

  private static Class<?> box(Class<?> type) {
    return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
  }

  private Conversion list(ValueType element, Type java) {
    if (element instanceof Primitive primitive && primitive != Primitive.STRING) {
      require(arrayOf(primitive).equals(raw(java)), "list of " + primitive, java);
      return Conversion.IDENTITY;
    }
    require(List.class.equals(raw(java)), "a list", java);
    Conversion each = of(element, argument(java, 0));
    return each.isIdentity()
        ? each
        : new Conversion(
            value -> mapList((List<?>) value, each.toJava()),
            value -> mapList((List<?>) value, each.fromJava()));
  }

  private static List<Object> mapList(List<?> list, UnaryOperator<Object> each) {
    var mapped = new ArrayList<Object>(list.size());
    for (Object element : list) {
      mapped.add(each.apply(element));
    }
    return mapped;
  }

  private Conversion option(ValueType some, Type java) {
    require(Optional.class.equals(raw(java)), "an option", java);
    Conversion payload = of(some, argument(java, 0));
    return payload.isIdentity()
        ? payload
        : new Conversion(
            value -> ((Optional<?>) value).map(payload.toJava()),
            value -> ((Optional<?>) value).map(payload.fromJava()));
  }

  private Conversion tuple(List<ValueType> elements, Type java) {
    require(
        raw(java).getSimpleName().equals("Tuple" + elements.size())
            && Tuple.class.isAssignableFrom(raw(java)),
        "a tuple of " + elements.size(),
        java);
    var conversions = new ArrayList<Conversion>();
    for (ValueType element : elements) {
      conversions.add(of(element, argument(java, conversions.size())));
    }
    if (conversions.stream().allMatch(Conversion::isIdentity)) {
      return Conversion.IDENTITY;
    }
    return new Conversion(
        value -> Tuple.of(mapEach((Tuple) value, conversions, true)),
        value -> Tuple.of(mapEach((Tuple) value, conversions, false)));
  }

  private static List<Object> mapEach(Tuple tuple, List<Conversion> conversions, boolean toJava) {
    var mapped = new ArrayList<Object>();
    for (Object element : tuple.toList()) {
      Conversion conversion = conversions.get(mapped.size());
      mapped.add((toJava ? conversion.toJava() : conversion.fromJava()).apply(element));
    }
    return mapped;
  }

  private Conversion result(Optional<ValueType> okType, Optional<ValueType> errorType, Type java) {
    require(Result.class.equals(raw(java)), "a result", java);
    Conversion ok = payload(okType, argument(java, 0));
    Conversion error = payload(errorType, argument(java, 1));
    if (ok.isIdentity() && error.isIdentity()) {
      return Conversion.IDENTITY;
    }
    return new Conversion(
        value ->
            switch ((Result<?, ?>) value) {
              case Result.Ok<?, ?>(var payload) -> Result.ok(ok.toJava().apply(payload));
              case Result.Err<?, ?>(var payload) -> Result.error(error.toJava().apply(payload));
            },
        value ->
            switch ((Result<?, ?>) value) {
              case Result.Ok<?, ?>(var payload) -> Result.ok(ok.fromJava().apply(payload));
              case Result.Err<?, ?>(var payload) -> Result.error(error.fromJava().apply(payload));
            });
  }

  private Conversion payload(Optional<ValueType> type, Type java) {
    if (type.isPresent()) {
      return of(type.orElseThrow(), java);
    }
    require(Unit.class.equals(raw(java)), "no payload", java);
    return Conversion.IDENTITY;
  }

  private Conversion map(ValueType keyType, ValueType valueType, Type java) {
    require(Map.class.equals(raw(java)), "a map", java);
    Conversion key = of(keyType, argument(java, 0));
    Conversion value = of(valueType, argument(java, 1));
    if (key.isIdentity() && value.isIdentity()) {
      return Conversion.IDENTITY;
    }
    return new Conversion(
        map -> mapEntries((Map<?, ?>) map, key.toJava(), value.toJava()),
        map -> mapEntries((Map<?, ?>) map, key.fromJava(), value.fromJava()));
  }

  private static Map<Object, Object> mapEntries(
      Map<?, ?> map, UnaryOperator<Object> key, UnaryOperator<Object> value) {
    var mapped = new LinkedHashMap<Object, Object>();
    map.forEach((k, v) -> mapped.put(key.apply(k), value.apply(v)));
    return mapped;
  }

  private Conversion resource(Type java) {
    require(AutoCloseable.class.isAssignableFrom(raw(java)), "a resource", java);
    return views.of(raw(java)).orElse(Conversion.IDENTITY);
  }

  private static Type argument(Type java, int index) {
    if (java instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[index];
    }
    throw new BindingMismatch("Java type %s lacks type arguments".formatted(java));
  }

  static void require(boolean fits, Object expected, Type java) {
    if (!fits) {
      throw new BindingMismatch(
          "Java type %s does not fit %s".formatted(java.getTypeName(), expected));
    }
  }
}
