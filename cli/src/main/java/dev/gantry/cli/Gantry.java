package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of Gantry: what a person or a script types. */
@Command(
    name = "gantry",
    description = "WebAssembly components for the JVM, with nothing native.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:It worked; `run` ends with the guest's own status.",
      "1:The input is at fault.",
      "2:The command line is at fault.",
      "134:A guest trapped."
    },
    footer = {"", "`gantry COMMAND --help` tells more. `-` stands for standard input or output."})
public final class Gantry implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** Runs one command line and ends the process with its status. */
  public static void main(String[] arguments) {
    var console = Console.ofProcess();
    int status = execute(console, List.of(arguments));
    console.flush();
    System.exit(status);
  }

  /** {@return the exit status of a command line that reads and prints through {@code console}} */
  static int execute(Console console, List<String> arguments) {
    return commandLine(console, Subcommand.reachable(arguments))
        .execute(arguments.toArray(String[]::new));
  }

  /**
   * {@return a tree of commands, each of which prints through {@code console}}
   *
   * @param commands those that the tree needs
   */
  static CommandLine commandLine(Console console, Set<Subcommand> commands) {
    var factory = new CommandFactory(console);
    var root = new CommandLine(new Gantry(), factory);
    for (Subcommand command : commands) {
      // What comes after the file that is run belongs to the guest, whatever it looks like.
      root.addSubcommand(
          new CommandLine(command.type(), factory).setStopAtPositional(command == Subcommand.RUN));
    }
    PlannedCommand.addTo(root, commands);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    return root.setOut(new PrintWriter(console.out(), true, UTF_8))
        .setErr(new PrintWriter(console.err(), true, UTF_8))
        .setColorScheme(Help.defaultColorScheme(console.colour() ? Help.Ansi.ON : Help.Ansi.OFF))
        .setExecutionExceptionHandler(new FailureReport(console));
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
