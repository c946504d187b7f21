package dev.gantry.abi;

/** The core value types to which component-level values flatten. */
public enum CoreType {
  I32,
  I64,
  F32,
  F64
}
