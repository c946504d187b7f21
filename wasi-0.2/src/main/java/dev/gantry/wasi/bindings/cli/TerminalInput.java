package dev.gantry.wasi.bindings.cli;

import dev.gantry.types.WitName;

/** {@code wasi:cli/terminal-input@0.2.12}. */
public interface TerminalInput {

  /** {@code resource terminal-input}: the input side of a terminal. */
  @WitName("terminal-input")
  interface TerminalInputResource extends AutoCloseable {
    @Override
    void close();
  }
}
