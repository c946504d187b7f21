package dev.gantry.component.valid;

/**
 * What bounds the work that a type can cause.
 *
 * @param size how many nodes the type has as a tree
 * @param depth how deep it nests
 * @param hasBorrow whether there is a borrow in it
 * @param hasPointer whether there is anything in it that lies outside of the value
 */
record TypeInfo(int size, int depth, boolean hasBorrow, boolean hasPointer) {
  static final int MAX_SIZE = 1_000_000;
  static final int MAX_DEPTH = 100;

  static final TypeInfo LEAF = new TypeInfo(1, 1, false, false);
  static final TypeInfo BORROW = new TypeInfo(1, 1, true, false);
  static final TypeInfo POINTER = new TypeInfo(1, 1, false, true);

  static TypeInfo ofSize(int size) {
    return new TypeInfo(size, 1, false, false);
  }

  /** {@return the info of a type with one more part} */
  TypeInfo plus(TypeInfo part) {
    int sum = size + part.size;
    if (sum >= MAX_SIZE) {
      throw new BrokenRule("effective type size exceeds the limit of " + MAX_SIZE);
    }
    return new TypeInfo(
        sum,
        Math.max(depth, part.depth + 1),
        hasBorrow || part.hasBorrow,
        hasPointer || part.hasPointer);
  }

  TypeInfo withPointer() {
    return new TypeInfo(size, depth, hasBorrow, true);
  }

  /** {@return the info without the pointer: a handle stands for what it leads to} */
  TypeInfo withoutPointer() {
    return new TypeInfo(size, depth, hasBorrow, false);
  }
}
