package dev.gantry.cli;

import dev.gantry.wit.DiagnosticCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what a diagnostic means. */
@Command(
    name = "explain",
    description = "Explain a diagnostic's code.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "The code as it was printed, such as WIT0203; without it, all are listed.")
  private @Nullable String code;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (code == null) {
      console
          .out()
          .println(
              Arrays.stream(DiagnosticCode.values())
                  .map(known -> known.code() + "  " + title(known))
                  .collect(Collectors.joining("\n")));
      return ExitCode.OK;
    }
    Optional<DiagnosticCode> found = DiagnosticCode.find(code);
    if (found.isEmpty()) {
      throw new InputException(
          "there is no diagnostic `%s`; `gantry explain` lists all".formatted(code));
    }
    console.out().println(found.get().code() + ": " + title(found.get()) + "\n");
    console.out().print(found.get().explanation());
    return ExitCode.OK;
  }

  private static String title(DiagnosticCode code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
