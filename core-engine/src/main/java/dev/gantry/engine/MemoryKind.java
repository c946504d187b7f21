package dev.gantry.engine;

/**
 * Where the memories of modules are held, if they have 32-bit addresses and are not shared; all
 * others are {@link #SEGMENT}s.
 */
public enum MemoryKind {
  /** In arrays of the JVM's heap: the fastest, up to 2 GiB less a page. */
  ARRAY,
  /**
   * Outside the heap, up to the 4 GiB that 32-bit addresses reach. Pages that no guest has touched
   * take no room.
   */
  SEGMENT
}
