package dev.gantry.wasi.bindings.cli;

/** {@code wasi:cli/terminal-output@0.2.12}. */
public interface TerminalOutput {

  /** {@code resource terminal-output}: the output side of a terminal. */
  interface TerminalOutputResource extends AutoCloseable {
    @Override
    void close();
  }
}
