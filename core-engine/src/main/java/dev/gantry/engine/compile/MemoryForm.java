package dev.gantry.engine.compile;

import java.lang.constant.ClassDesc;

/** How the code that accesses a memory is written. */
enum MemoryForm {
  /** An array of exactly the size of the memory, whose own check is that of the memory. */
  EXACT(Abi.BYTE_ARRAY_MEMORY, false, false),
  /** An array that has no room yet, but will when growing has cost enough. */
  ADAPTIVE(Abi.BYTE_ARRAY_MEMORY, false, false),
  /** An array with room to grow, and the size beside it. */
  ELASTIC(Abi.BYTE_ARRAY_MEMORY, true, false),
  /** An array of exactly the size of the memory, and marks of what was written beside it. */
  MARKED(Abi.BYTE_ARRAY_MEMORY, false, true),
  /** An array with room to grow, and both the size and marks of what was written beside it. */
  ELASTIC_MARKED(Abi.BYTE_ARRAY_MEMORY, true, true),
  /** A segment outside the heap, and the size beside it. */
  SEGMENT(Abi.SEGMENT_MEMORY, false, false);

  @SuppressWarnings("ImmutableEnumChecker") // A ClassDesc is immutable, but not annotated so.
  private final ClassDesc memoryClass;

  private final boolean elastic;
  private final boolean marked;

  MemoryForm(ClassDesc memoryClass, boolean elastic, boolean marked) {
    this.memoryClass = memoryClass;
    this.elastic = elastic;
    this.marked = marked;
  }

  /** {@return the class of memories of this form} */
  ClassDesc memoryClass() {
    return memoryClass;
  }

  /** {@return whether the array alone says where the memory ends} */
  boolean isExact() {
    return this == EXACT || this == MARKED;
  }

  /** {@return whether the array is longer than the memory, or may be} */
  boolean isElastic() {
    return elastic;
  }

  /** {@return whether each store marks its page} */
  boolean isMarked() {
    return marked;
  }
}
