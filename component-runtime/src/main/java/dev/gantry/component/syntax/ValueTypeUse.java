package dev.gantry.component.syntax;

/** A value type where one is used: a primitive one, or the index of a definition (valtype). */
public sealed interface ValueTypeUse {

  /** A primitive type. */
  record Primitive(PrimitiveType type) implements ValueTypeUse {}

  /** The value type defined at a type index. */
  record Defined(int typeIndex) implements ValueTypeUse {}
}
