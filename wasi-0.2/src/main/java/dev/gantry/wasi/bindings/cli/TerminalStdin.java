package dev.gantry.wasi.bindings.cli;

import dev.gantry.wasi.bindings.cli.TerminalInput.TerminalInputResource;
import java.util.Optional;

/** {@code wasi:cli/terminal-stdin@0.2.12}. */
public interface TerminalStdin {

  /** {@return the terminal that standard input is connected to} */
  Optional<TerminalInputResource> getTerminalStdin();
}
