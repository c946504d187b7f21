package dev.gantry.engine.compile;

import java.lang.constant.ClassDesc;

/** How the code that accesses a memory is written. */
enum MemoryForm {
  /** An array of exactly the size of the memory, whose own check is that of the memory. */
  EXACT(Abi.BYTE_ARRAY_MEMORY),
  /** An array that has no room yet, but will when growing has cost enough. */
  ADAPTIVE(Abi.BYTE_ARRAY_MEMORY),
  /** An array with room to grow, and the size beside it. */
  ELASTIC(Abi.BYTE_ARRAY_MEMORY),
  /** A segment outside the heap, and the size beside it. */
  SEGMENT(Abi.SEGMENT_MEMORY);

  @SuppressWarnings("ImmutableEnumChecker") // A ClassDesc is immutable, but not annotated so.
  private final ClassDesc memoryClass;

  MemoryForm(ClassDesc memoryClass) {
    this.memoryClass = memoryClass;
  }

  /** {@return the class of memories of this form} */
  ClassDesc memoryClass() {
    return memoryClass;
  }
}
