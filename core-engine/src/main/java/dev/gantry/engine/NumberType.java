package dev.gantry.engine;

/**
 * A number or vector type (core 2.3.1 and 2.3.2).
 *
 * <p>As Java values: {@link Integer}, {@link Long}, {@link Float}, {@link Double} and {@link V128}.
 */
public enum NumberType implements ValueType {
  I32,
  I64,
  F32,
  F64,
  V128
}
