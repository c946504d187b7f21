package dev.gantry.engine;

/** A heap type that exists in every module (core 2.3.4). */
public enum AbstractHeapType implements HeapType {
  ANY,
  EQ,
  I31,
  STRUCT,
  ARRAY,
  NONE,
  FUNC,
  NOFUNC,
  EXTERN,
  NOEXTERN,
  EXN,
  NOEXN
}
