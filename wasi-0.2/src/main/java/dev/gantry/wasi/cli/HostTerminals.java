package dev.gantry.wasi.cli;

import dev.gantry.wasi.bindings.cli.TerminalInput;
import dev.gantry.wasi.bindings.cli.TerminalOutput;

/** {@code wasi:cli/terminal-input} and {@code wasi:cli/terminal-output}: resources alone. */
public final class HostTerminals implements TerminalInput, TerminalOutput {}
