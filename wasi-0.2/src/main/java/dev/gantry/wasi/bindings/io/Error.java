package dev.gantry.wasi.bindings.io;

import dev.gantry.types.WitName;

/** {@code wasi:io/error@0.2.12}: what went wrong, for people to read. */
@SuppressWarnings("AvoidCommonTypeNames") // The name is the standard's.
public interface Error {

  /** {@code resource error}. */
  @WitName("error")
  interface ErrorResource extends AutoCloseable {

    /** {@return a text that helps people to find the mistake; programs must not rely on it} */
    String toDebugString();

    @Override
    void close();
  }
}
