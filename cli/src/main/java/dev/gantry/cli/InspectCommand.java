package dev.gantry.cli;

import dev.gantry.component.Component;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a module or component consists of. */
@Command(
    name = "inspect",
    description = {
      "Show what a module or component consists of:",
      "its modules, components and instances with their sizes, imports and exports."
    },
    mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  private final Console console;

  /** How the tree is written. */
  enum Format {
    TEXT,
    JSON
  }

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "A module or component, binary or text; `-`, the default, is standard input.")
  private String file = "-";

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to write it (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      defaultValue = "-",
      description = "Where to write; `-`, the default, is standard output.")
  private String output = "-";

  InspectCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    byte[] binary = TextInput.read(console, file);
    Inspection inspection =
        Component.isComponent(binary) ? Inspector.ofComponent(binary) : Inspector.ofModule(binary);
    console.writeText(
        output,
        switch (format) {
          case TEXT -> InspectionPrinter.text(inspection);
          case JSON -> InspectionPrinter.json(inspection);
        });
    return ExitCode.OK;
  }
}
