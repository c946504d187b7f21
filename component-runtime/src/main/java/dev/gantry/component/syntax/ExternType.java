package dev.gantry.component.syntax;

/** The type of something imported or exported (Binary.md, externtype). */
public sealed interface ExternType {

  /** {@return the index space that such an import or export adds to} */
  default Sort sort() {
    return switch (this) {
      case OfModule _ -> Sort.CORE_MODULE;
      case OfFunction _ -> Sort.FUNCTION;
      case OfValue _, EqualToValue _ -> Sort.VALUE;
      case EqualToType _, SubResource _ -> Sort.TYPE;
      case OfComponent _ -> Sort.COMPONENT;
      case OfInstance _ -> Sort.INSTANCE;
    };
  }

  /** {@code (core module (type i))}. */
  record OfModule(int coreTypeIndex) implements ExternType {}

  /** {@code (func (type i))}. */
  record OfFunction(int typeIndex) implements ExternType {}

  /** {@code (value type)}. */
  record OfValue(ValueTypeUse type) implements ExternType {}

  /** {@code (value (eq i))}. */
  record EqualToValue(int valueIndex) implements ExternType {}

  /** {@code (type (eq i))}. */
  record EqualToType(int typeIndex) implements ExternType {}

  /** {@code (type (sub resource))}. */
  record SubResource() implements ExternType {}

  /** {@code (component (type i))}. */
  record OfComponent(int typeIndex) implements ExternType {}

  /** {@code (instance (type i))}. */
  record OfInstance(int typeIndex) implements ExternType {}
}
