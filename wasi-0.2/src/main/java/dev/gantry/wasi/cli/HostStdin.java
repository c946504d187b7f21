package dev.gantry.wasi.cli;

import dev.gantry.wasi.bindings.cli.Stdin;
import dev.gantry.wasi.bindings.cli.TerminalInput.TerminalInputResource;
import dev.gantry.wasi.bindings.cli.TerminalStdin;
import dev.gantry.wasi.bindings.io.Streams;
import java.util.Optional;

/** {@code wasi:cli/stdin} and {@code wasi:cli/terminal-stdin}. */
public record HostStdin(StandardInput input) implements Stdin, TerminalStdin {

  @Override
  public Streams.InputStream getStdin() {
    return input.source().stream();
  }

  @Override
  public Optional<TerminalInputResource> getTerminalStdin() {
    return input.terminal() ? Optional.of(() -> {}) : Optional.empty();
  }
}
