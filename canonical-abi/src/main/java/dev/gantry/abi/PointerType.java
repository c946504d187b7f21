package dev.gantry.abi;

/**
 * The type of addresses and lengths in a linear memory (CanonicalABI.md, Canonical ABI Options).
 */
public enum PointerType {
  /** Of a 32-bit memory. */
  I32(CoreType.I32, 4),
  /** Of a 64-bit memory. */
  I64(CoreType.I64, 8);

  private final CoreType coreType;
  private final int byteLength;

  PointerType(CoreType coreType, int byteLength) {
    this.coreType = coreType;
    this.byteLength = byteLength;
  }

  /** {@return the core type in which an address travels} */
  public CoreType coreType() {
    return coreType;
  }

  /** {@return the size of an address in memory} */
  public int byteLength() {
    return byteLength;
  }
}
