package dev.gantry.abi;

import org.jspecify.annotations.Nullable;

/**
 * The options of a guest's function that lifting and lowering depend on (CanonicalABI.md, Canonical
 * ABI Options).
 *
 * <p>Immutable: each {@code with} method returns a copy.
 */
public final class GuestOptions {
  /** The options of a function that states none. */
  public static final GuestOptions NONE = new GuestOptions(StringEncoding.UTF8, null, null);

  private final StringEncoding encoding;
  private final @Nullable LinearMemory memory;
  private final @Nullable Reallocation reallocation;

  private GuestOptions(
      StringEncoding encoding, @Nullable LinearMemory memory, @Nullable Reallocation reallocation) {
    this.encoding = encoding;
    this.memory = memory;
    this.reallocation = reallocation;
  }

  /** {@return a copy with another encoding of strings} */
  public GuestOptions withEncoding(StringEncoding newEncoding) {
    return new GuestOptions(newEncoding, memory, reallocation);
  }

  /** {@return a copy with a memory} */
  public GuestOptions withMemory(LinearMemory newMemory) {
    return new GuestOptions(encoding, newMemory, reallocation);
  }

  /** {@return a copy with a reallocation function} */
  public GuestOptions withReallocation(Reallocation newReallocation) {
    return new GuestOptions(encoding, memory, newReallocation);
  }

  StringEncoding encoding() {
    return encoding;
  }

  @Nullable LinearMemory memoryOrNull() {
    return memory;
  }

  @Nullable Reallocation reallocationOrNull() {
    return reallocation;
  }
}
