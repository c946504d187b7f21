package dev.gantry.wasi.bindings.cli;

import dev.gantry.wasi.bindings.cli.TerminalOutput.TerminalOutputResource;
import java.util.Optional;

/** {@code wasi:cli/terminal-stderr@0.2.12}. */
public interface TerminalStderr {

  /** {@return the terminal that standard error is connected to} */
  Optional<TerminalOutputResource> getTerminalStderr();
}
