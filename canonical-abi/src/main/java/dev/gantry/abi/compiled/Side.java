package dev.gantry.abi.compiled;

import dev.gantry.abi.PointerType;

/**
 * A guest, as generated code knows it: by the fields of its adapter.
 *
 * @param field holds the {@link dev.gantry.abi.GuestSide}
 * @param memoryField holds its memory, and is null if it has none
 */
public record Side(String field, String memoryField, PointerType pointer) {
  /** {@return a guest whose fields are named after its role} */
  public static Side named(String role, PointerType pointer) {
    return new Side(role, role + "Memory", pointer);
  }
}
