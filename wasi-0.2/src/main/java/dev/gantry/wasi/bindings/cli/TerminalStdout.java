package dev.gantry.wasi.bindings.cli;

import dev.gantry.wasi.bindings.cli.TerminalOutput.TerminalOutputResource;
import java.util.Optional;

/** {@code wasi:cli/terminal-stdout@0.2.12}. */
public interface TerminalStdout {

  /** {@return the terminal that standard output is connected to} */
  Optional<TerminalOutputResource> getTerminalStdout();
}
