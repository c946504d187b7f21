package dev.gantry.abi;

/** How a guest writes strings (CanonicalABI.md, Canonical ABI Options). */
public enum StringEncoding {
  UTF8,
  UTF16,
  /** Latin-1, or UTF-16 where the highest bit of the length is set. */
  LATIN1_UTF16
}
