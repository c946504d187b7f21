package dev.gantry.wasi.bindings.cli;

import dev.gantry.types.WitName;

/** {@code wasi:cli/terminal-output@0.2.12}. */
public interface TerminalOutput {

  /** {@code resource terminal-output}: the output side of a terminal. */
  @WitName("terminal-output")
  interface TerminalOutputResource extends AutoCloseable {
    @Override
    void close();
  }
}
