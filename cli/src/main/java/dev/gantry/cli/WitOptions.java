package dev.gantry.cli;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticRenderer;
import dev.gantry.wit.Source;
import dev.gantry.wit.WitException;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import dev.gantry.wit.print.DiagnosticJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What all commands that read WIT have in common. */
final class WitOptions {

  /** How diagnostics are printed. */
  enum Format {
    human,
    json
  }

  @Option(
      names = "--features",
      split = ",",
      paramLabel = "NAME",
      description = "Keep what is @unstable and belongs to these features.")
  private Set<String> features = Set.of();

  @Option(names = "--all-features", description = "Keep everything that is @unstable.")
  private boolean allFeatures;

  @Option(
      names = "--format",
      paramLabel = "human|json",
      description = "How to print what is wrong with the input: ${COMPLETION-CANDIDATES}.")
  private Format format = Format.human;

  /** {@return the package at a path, or on standard input} */
  WitInput load(Console console, String path) {
    WitLoader loader = WitCommand.loader(features, allFeatures);
    if (!path.equals("-")) {
      return loader.load(Path.of(path));
    }
    byte[] content = console.read(path);
    return isWebAssembly(content)
        ? new ComponentWitReader().read("<stdin>", content)
        : loader.load(new Source("<stdin>", new String(content, StandardCharsets.UTF_8)));
  }

  /** WIT has no parenthesis before the first name; the text of a component begins with one. */
  private static boolean isWebAssembly(byte[] content) {
    return TextInput.isBinary(content)
        || new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("(");
  }

  /** Prints what is wrong. {@return the exit status} */
  int report(Console console, WitException failure) {
    List<Diagnostic> diagnostics = failure.diagnostics();
    switch (format) {
      case json -> console.out().println(DiagnosticJson.print(diagnostics));
      case human -> {
        console
            .err()
            .println(
                diagnostics.stream()
                    .map(DiagnosticRenderer::render)
                    .collect(Collectors.joining("\n")));
        console.err().println(summary(diagnostics));
      }
    }
    return ExitCode.INPUT;
  }

  private static String summary(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    String code = diagnostics.getFirst().code().code();
    return "%d error%s; `gantry explain %s` tells more about the first"
        .formatted(errors, errors == 1 ? "" : "s", code);
  }
}
