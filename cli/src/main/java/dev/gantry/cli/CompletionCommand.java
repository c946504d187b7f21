package dev.gantry.cli;

import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** Prints what makes a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh.",
    mixinStandardHelpOptions = true,
    footer = {"", "Use it with: source <(gantry completion)"})
final class CompletionCommand implements Callable<Integer> {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console
        .out()
        .print(
            AutoComplete.bash(
                "gantry", Gantry.commandLine(console, EnumSet.allOf(Subcommand.class))));
    return ExitCode.OK;
  }
}
