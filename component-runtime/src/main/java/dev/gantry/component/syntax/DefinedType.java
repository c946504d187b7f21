package dev.gantry.component.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The type that a type definition introduces (Binary.md, deftype). */
public sealed interface DefinedType {

  /** A type of values (defvaltype). */
  sealed interface OfValues extends DefinedType {

    /** {@return the types that the type is made of, in order} */
    default List<ValueTypeUse> parts() {
      return switch (this) {
        case PrimitiveDefinition _,
            FlagsDefinition _,
            EnumDefinition _,
            OwnDefinition _,
            BorrowDefinition _ ->
            List.of();
        case RecordDefinition(var fields) -> fields.stream().map(LabelledType::type).toList();
        case VariantDefinition(var cases) ->
            cases.stream().flatMap(one -> one.payload().stream()).toList();
        case ListDefinition(var element) -> List.of(element);
        case FixedListDefinition(var element, _) -> List.of(element);
        case TupleDefinition(var elements) -> elements;
        case OptionDefinition(var some) -> List.of(some);
        case ResultDefinition(var ok, var error) ->
            Stream.concat(ok.stream(), error.stream()).toList();
        case StreamDefinition(var element) -> element.stream().toList();
        case FutureDefinition(var element) -> element.stream().toList();
        case MapDefinition(var key, var value) -> List.of(key, value);
      };
    }
  }

  /** A primitive type under an index of its own. */
  record PrimitiveDefinition(PrimitiveType type) implements OfValues {}

  /** {@code (record (field "label" type)+)}. */
  record RecordDefinition(List<LabelledType> fields) implements OfValues {
    public RecordDefinition {
      fields = List.copyOf(fields);
    }
  }

  /** {@code (variant (case "label" type?)+)}. */
  record VariantDefinition(List<LabelledCase> cases) implements OfValues {
    public VariantDefinition {
      cases = List.copyOf(cases);
    }
  }

  /** {@code (list element)}. */
  record ListDefinition(ValueTypeUse element) implements OfValues {}

  /** {@code (list element length)}, the length an unsigned 32-bit number. */
  record FixedListDefinition(ValueTypeUse element, int length) implements OfValues {}

  /** {@code (tuple type+)}. */
  record TupleDefinition(List<ValueTypeUse> elements) implements OfValues {
    public TupleDefinition {
      elements = List.copyOf(elements);
    }
  }

  /** {@code (flags "label"+)}. */
  record FlagsDefinition(List<String> labels) implements OfValues {
    public FlagsDefinition {
      labels = List.copyOf(labels);
    }
  }

  /** {@code (enum "label"+)}. */
  record EnumDefinition(List<String> labels) implements OfValues {
    public EnumDefinition {
      labels = List.copyOf(labels);
    }
  }

  /** {@code (option type)}. */
  record OptionDefinition(ValueTypeUse some) implements OfValues {}

  /** {@code (result ok? (error error)?)}. */
  record ResultDefinition(Optional<ValueTypeUse> ok, Optional<ValueTypeUse> error)
      implements OfValues {}

  /** {@code (own resource)}. */
  record OwnDefinition(int resourceTypeIndex) implements OfValues {}

  /** {@code (borrow resource)}. */
  record BorrowDefinition(int resourceTypeIndex) implements OfValues {}

  /** {@code (stream element?)}. */
  record StreamDefinition(Optional<ValueTypeUse> element) implements OfValues {}

  /** {@code (future element?)}. */
  record FutureDefinition(Optional<ValueTypeUse> element) implements OfValues {}

  /** {@code (map key value)}. */
  record MapDefinition(ValueTypeUse key, ValueTypeUse value) implements OfValues {}

  /** {@code (func async? (param "label" type)* (result type)?)}. */
  record FunctionDefinition(
      boolean async, List<LabelledType> parameters, Optional<ValueTypeUse> result)
      implements DefinedType {
    public FunctionDefinition {
      parameters = List.copyOf(parameters);
    }

    /** {@return the types of the parameters, and that of the result} */
    public List<ValueTypeUse> parts() {
      return Stream.concat(parameters.stream().map(LabelledType::type), result.stream()).toList();
    }
  }

  /** {@code (component declarator*)}. */
  record ComponentDefinition(List<Declarator> declarators) implements DefinedType {
    public ComponentDefinition {
      declarators = List.copyOf(declarators);
    }
  }

  /** {@code (instance declarator*)}, in which no declarator is an import. */
  record InstanceDefinition(List<Declarator> declarators) implements DefinedType {
    public InstanceDefinition {
      declarators = List.copyOf(declarators);
    }
  }

  /**
   * {@code (resource (rep type) (dtor function)?)}.
   *
   * @param representation a core value type; validation allows i32 and i64
   * @param destructor the index of a core function
   */
  record ResourceDefinition(
      dev.gantry.engine.syntax.ValueType representation, OptionalInt destructor)
      implements DefinedType {}

  /** A field or parameter. */
  record LabelledType(String label, ValueTypeUse type) {}

  /** A case of a variant. */
  record LabelledCase(String label, Optional<ValueTypeUse> payload) {}
}
