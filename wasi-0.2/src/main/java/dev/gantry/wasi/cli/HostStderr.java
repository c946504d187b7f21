package dev.gantry.wasi.cli;

import dev.gantry.wasi.bindings.cli.Stderr;
import dev.gantry.wasi.bindings.cli.TerminalOutput.TerminalOutputResource;
import dev.gantry.wasi.bindings.cli.TerminalStderr;
import dev.gantry.wasi.bindings.io.Streams;
import dev.gantry.wasi.io.SinkOutput;
import java.util.Optional;

/** {@code wasi:cli/stderr} and {@code wasi:cli/terminal-stderr}. */
public record HostStderr(StandardOutput output) implements Stderr, TerminalStderr {

  @Override
  public Streams.OutputStream getStderr() {
    return new SinkOutput(output.sink());
  }

  @Override
  public Optional<TerminalOutputResource> getTerminalStderr() {
    return output.terminal() ? Optional.of(() -> {}) : Optional.empty();
  }
}
