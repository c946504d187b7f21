package dev.gantry.wasi.cli;

import dev.gantry.wasi.bindings.cli.Stdout;
import dev.gantry.wasi.bindings.cli.TerminalOutput.TerminalOutputResource;
import dev.gantry.wasi.bindings.cli.TerminalStdout;
import dev.gantry.wasi.bindings.io.Streams;
import dev.gantry.wasi.io.SinkOutput;
import java.util.Optional;

/** {@code wasi:cli/stdout} and {@code wasi:cli/terminal-stdout}. */
public record HostStdout(StandardOutput output) implements Stdout, TerminalStdout {

  @Override
  public Streams.OutputStream getStdout() {
    return new SinkOutput(output.sink());
  }

  @Override
  public Optional<TerminalOutputResource> getTerminalStdout() {
    return output.terminal() ? Optional.of(() -> {}) : Optional.empty();
  }
}
