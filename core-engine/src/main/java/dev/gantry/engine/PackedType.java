package dev.gantry.engine;

/** A number narrower than any value: widened when read, wrapped when written (core 2.3.8). */
public enum PackedType implements StorageType {
  I8,
  I16
}
