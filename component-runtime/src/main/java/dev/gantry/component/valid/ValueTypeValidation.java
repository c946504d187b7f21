package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.InvalidTypeException;
import dev.gantry.abi.ValueType;
import dev.gantry.component.ComponentFeature;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.DefinedType.LabelledCase;
import dev.gantry.component.syntax.DefinedType.LabelledType;
import dev.gantry.component.syntax.PrimitiveType;
import dev.gantry.component.syntax.ValueTypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validates the types of values and functions (Binary.md, Type Definitions). */
final class ValueTypeValidation {
  private static final int MAX_FLAGS = 32;
  private static final long MAX_FIXED_LENGTH = 1L << 30;

  private final Context context;
  private final TypeInfos infos;

  ValueTypeValidation(Context context) {
    this.context = context;
    this.infos = context.infos;
  }

  /** {@return the type that a definition stands for} */
  ValueType define(DefinedType.OfValues definition) {
    ValueType type = type(definition);
    noteNames(type, definition.parts());
    if (infos.of(type).depth() > TypeInfo.MAX_DEPTH) {
      throw new BrokenRule("type nesting is too deep");
    }
    checkSize(type);
    return type;
  }

  private void noteNames(Object type, List<ValueTypeUse> parts) {
    for (int part = 0; part < parts.size(); part++) {
      if (parts.get(part) instanceof ValueTypeUse.Defined(int index)
          && context.current().type(index) instanceof DefinedItem.OfValues named
          && (named.type() instanceof ValueType.Primitive
              || named.type() instanceof ValueType.ErrorContextType)) {
        infos.primitiveNames.put(type, part, named);
      }
    }
  }

  private void checkSize(ValueType type) {
    try {
      context.descriptors64.check(type);
    } catch (InvalidTypeException e) {
      throw new BrokenRule("type exceeds maximum byte size: " + e.getMessage());
    }
  }

  private ValueType type(DefinedType.OfValues definition) {
    return switch (definition) {
      case DefinedType.PrimitiveDefinition(var primitive) -> primitive(primitive);
      case DefinedType.RecordDefinition(var fields) -> record(fields);
      case DefinedType.VariantDefinition(var cases) -> variant(cases);
      case DefinedType.ListDefinition(var element) -> {
        ValueType type = use(element);
        yield infos.put(
            new ValueType.ListType(type), TypeInfo.LEAF.plus(infos.of(type)).withPointer());
      }
      case DefinedType.FixedListDefinition(var element, int length) ->
          fixedList(element, Integer.toUnsignedLong(length));
      case DefinedType.TupleDefinition(var elements) -> tuple(elements);
      case DefinedType.FlagsDefinition(var labels) -> flags(labels);
      case DefinedType.EnumDefinition(var labels) -> enumeration(labels);
      case DefinedType.OptionDefinition(var some) -> {
        ValueType type = use(some);
        yield infos.put(new ValueType.OptionType(type), TypeInfo.LEAF.plus(infos.of(type)));
      }
      case DefinedType.ResultDefinition(var ok, var error) -> {
        Optional<ValueType> okType = ok.map(this::use);
        Optional<ValueType> errorType = error.map(this::use);
        yield infos.put(
            new ValueType.ResultType(okType, errorType),
            plus(plus(TypeInfo.LEAF, okType), errorType));
      }
      case DefinedType.OwnDefinition(int index) ->
          infos.put(new ValueType.OwnType(context.current().resourceType(index)), TypeInfo.LEAF);
      case DefinedType.BorrowDefinition(int index) ->
          infos.put(
              new ValueType.BorrowType(context.current().resourceType(index)), TypeInfo.BORROW);
      case DefinedType.StreamDefinition(var element) -> stream(element);
      case DefinedType.FutureDefinition(var element) -> {
        context.require(
            ComponentFeature.ASYNC, "`future` requires the component model async feature");
        Optional<ValueType> type = element.map(this::use);
        refuseBorrow(type, "future");
        yield infos.put(new ValueType.FutureType(type), plus(TypeInfo.LEAF, type).withoutPointer());
      }
      case DefinedType.MapDefinition(var key, var value) -> map(key, value);
    };
  }

  private TypeInfo plus(TypeInfo info, Optional<ValueType> part) {
    return part.map(type -> info.plus(infos.of(type))).orElse(info);
  }

  ValueType use(ValueTypeUse use) {
    return switch (use) {
      case ValueTypeUse.Primitive(var primitive) -> primitive(primitive);
      case ValueTypeUse.Defined(int index) -> context.current().valueType(index);
    };
  }

  private ValueType primitive(PrimitiveType primitive) {
    if (primitive == PrimitiveType.ERROR_CONTEXT) {
      context.require(
          ComponentFeature.ERROR_CONTEXT,
          "`error-context` requires the component model error-context feature");
    }
    return primitive.valueType();
  }

  private ValueType record(List<LabelledType> fields) {
    if (fields.isEmpty()) {
      throw new BrokenRule("record type must have at least one field");
    }
    var labels = new Labels("record field", "field");
    var types = new ArrayList<ValueType.Field>();
    TypeInfo info = TypeInfo.LEAF;
    for (LabelledType field : fields) {
      Kebab.require(field.label(), "record field");
      ValueType type = use(field.type());
      labels.add(field.label());
      types.add(new ValueType.Field(field.label(), type));
      info = info.plus(infos.of(type));
    }
    return infos.put(new ValueType.RecordType(types), info);
  }

  private ValueType variant(List<LabelledCase> cases) {
    if (cases.isEmpty()) {
      throw new BrokenRule("variant type must have at least one case");
    }
    var labels = new Labels("variant case", "case");
    var types = new ArrayList<ValueType.Case>();
    TypeInfo info = TypeInfo.LEAF;
    for (LabelledCase variantCase : cases) {
      Kebab.require(variantCase.label(), "variant case");
      Optional<ValueType> payload = variantCase.payload().map(this::use);
      labels.add(variantCase.label());
      types.add(new ValueType.Case(variantCase.label(), payload));
      info = plus(info, payload);
    }
    return infos.put(new ValueType.VariantType(types), info);
  }

  private ValueType fixedList(ValueTypeUse element, long length) {
    context.require(
        ComponentFeature.FIXED_LENGTH_LISTS,
        "Fixed-length lists require the component model fixed-length lists feature");
    if (length < 1) {
      throw new BrokenRule("Fixed-length lists must have more than zero elements");
    }
    if (length > MAX_FIXED_LENGTH) {
      throw new BrokenRule("fixed-length list element count exceeds limit of " + MAX_FIXED_LENGTH);
    }
    ValueType type = use(element);
    return infos.put(new ValueType.FixedListType(type, length), TypeInfo.LEAF.plus(infos.of(type)));
  }

  private ValueType tuple(List<ValueTypeUse> elements) {
    if (elements.isEmpty()) {
      throw new BrokenRule("tuple type must have at least one type");
    }
    List<ValueType> types = elements.stream().map(this::use).toList();
    return infos.put(new ValueType.TupleType(types), infos.sumOfValues(types));
  }

  private ValueType flags(List<String> labels) {
    if (labels.isEmpty()) {
      throw new BrokenRule("flags must have at least one entry");
    }
    if (labels.size() > MAX_FLAGS) {
      throw new BrokenRule("cannot have more than 32 flags");
    }
    requireLabels(labels, "flag", "flag");
    return infos.put(new ValueType.FlagsType(labels), TypeInfo.LEAF);
  }

  private ValueType enumeration(List<String> labels) {
    if (labels.isEmpty()) {
      throw new BrokenRule("enum type must have at least one variant");
    }
    requireLabels(labels, "enum tag", "tag");
    return infos.put(new ValueType.EnumType(labels), TypeInfo.LEAF);
  }

  private static void requireLabels(List<String> labels, String what, String shortly) {
    var unique = new Labels(what, shortly);
    for (String label : labels) {
      Kebab.require(label, what);
      unique.add(label);
    }
  }

  private ValueType stream(Optional<ValueTypeUse> element) {
    context.require(ComponentFeature.ASYNC, "`stream` requires the component model async feature");
    Optional<ValueType> type = element.map(this::use);
    if (type.filter(t -> t == ValueType.Primitive.CHAR).isPresent()) {
      throw new BrokenRule(
          "`stream<char>` is not valid at this time, use `stream<u8>` with a defined by encoding"
              + " instead for now");
    }
    refuseBorrow(type, "stream");
    return infos.put(new ValueType.StreamType(type), plus(TypeInfo.LEAF, type).withoutPointer());
  }

  private void refuseBorrow(Optional<ValueType> element, String what) {
    if (element.map(infos::of).filter(TypeInfo::hasBorrow).isPresent()) {
      throw new BrokenRule("`%s` cannot contain a `borrow` type".formatted(what));
    }
  }

  private ValueType map(ValueTypeUse key, ValueTypeUse value) {
    context.require(ComponentFeature.MAP, "Maps require the component model map feature");
    ValueType keyType = use(key);
    requireKey(keyType);
    ValueType valueType = use(value);
    return infos.put(
        new ValueType.MapType(keyType, valueType),
        TypeInfo.LEAF.plus(infos.of(keyType)).plus(infos.of(valueType)).withPointer());
  }

  private static void requireKey(ValueType type) {
    boolean isKey =
        type instanceof ValueType.Primitive primitive
            && switch (primitive) {
              case F32, F64 -> false;
              case BOOL, S8, U8, S16, U16, S32, U32, S64, U64, CHAR, STRING -> true;
            };
    if (!isKey) {
      throw new BrokenRule("`%s` is not a valid map key type".formatted(ValueTypes.text(type)));
    }
  }

  FunctionType function(DefinedType.FunctionDefinition definition) {
    if (definition.async()) {
      context.require(
          ComponentFeature.ASYNC,
          "async component functions require the component model async feature");
    }
    var labels = new Labels("function parameter", "parameter");
    var parameters = new ArrayList<FunctionType.Parameter>();
    TypeInfo info = TypeInfo.LEAF;
    for (LabelledType parameter : definition.parameters()) {
      Kebab.require(parameter.label(), "function parameter");
      labels.add(parameter.label());
      ValueType type = use(parameter.type());
      info = info.plus(infos.of(type));
      parameters.add(new FunctionType.Parameter(parameter.label(), type));
    }
    Optional<ValueType> result = definition.result().map(this::use);
    if (result.map(infos::of).filter(TypeInfo::hasBorrow).isPresent()) {
      throw new BrokenRule("function result cannot contain a `borrow` type");
    }
    var type = new FunctionType(parameters, result, definition.async());
    noteNames(type, definition.parts());
    return infos.put(type, plus(info, result));
  }

  /** Labels that must be strongly unique. */
  private static final class Labels {
    private final String what;
    private final String shortly;
    private final Map<String, String> seen = new HashMap<>();

    Labels(String what, String shortly) {
      this.what = what;
      this.shortly = shortly;
    }

    void add(String label) {
      String previous = seen.putIfAbsent(Kebab.canonical(label), label);
      if (previous != null) {
        throw new BrokenRule(
            "%s name `%s` conflicts with previous %s name `%s`"
                .formatted(what, label, shortly, previous));
      }
    }
  }
}
