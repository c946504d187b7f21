package dev.gantry.engine.syntax;

/** The type of addresses in a memory, and of indices into a table (core 2.3.11). */
public enum AddressType {
  I32(ValueType.NumberType.I32),
  I64(ValueType.NumberType.I64);

  private final ValueType.NumberType valueType;

  AddressType(ValueType.NumberType valueType) {
    this.valueType = valueType;
  }

  /** {@return the type of such addresses as values} */
  public ValueType.NumberType valueType() {
    return valueType;
  }
}
