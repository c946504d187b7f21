package dev.gantry.abi;

/**
 * The guest's function that finds room in its memory (CanonicalABI.md, Canonical ABI Options).
 *
 * <p>The caller checks what it returns.
 */
@FunctionalInterface
public interface Reallocation {

  /**
   * {@return the address of a block of {@code newByteLength} bytes, into which the guest has copied
   * the old block}
   *
   * @param oldAddress 0 if there is no old block
   * @param alignment in bytes, a power of 2
   */
  long reallocate(long oldAddress, long oldByteLength, int alignment, long newByteLength);

  /** The core function of a memory with 32-bit addresses. */
  @FunctionalInterface
  interface Core32 {

    /** {@return the address of a block} */
    int reallocate(int oldAddress, int oldByteLength, int alignment, int newByteLength);
  }

  /** The core function of a memory with 64-bit addresses. */
  @FunctionalInterface
  interface Core64 {

    /** {@return the address of a block} */
    long reallocate(long oldAddress, long oldByteLength, long alignment, long newByteLength);
  }
}
