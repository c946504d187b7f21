package dev.gantry.cli;

import dev.gantry.component.script.ComponentDialect;
import dev.gantry.engine.Executor;
import dev.gantry.engine.script.CommandResult;
import dev.gantry.engine.script.CommandResult.Verdict;
import dev.gantry.engine.script.Expectations;
import dev.gantry.engine.script.FeatureWords;
import dev.gantry.engine.script.ModuleDialect;
import dev.gantry.engine.script.ScriptOptions;
import dev.gantry.engine.script.ScriptReport;
import dev.gantry.engine.script.ScriptRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs test scripts and counts their assertions. */
@Command(
    name = "wast",
    description = {
      "Run test scripts.",
      "Each `assert_…` counts. The last line is: N passed, N failed, N skipped."
    },
    mixinStandardHelpOptions = true)
final class WastCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A .wast file, or a folder to walk.")
  private List<Path> paths = List.of();

  @Option(names = "--summary", description = "Print the last line only.")
  private boolean summary;

  @Option(
      names = {"-f", "--features"},
      paramLabel = "LIST",
      description = "Features to turn on, or off after a `-`, such as `threads,-gc`.")
  private String features = "";

  @Option(
      names = "--executor",
      paramLabel = "plain|compiled",
      description = "How modules run (default: compiled).")
  private String executor = "compiled";

  @Mixin private SimdOption simd = new SimdOption();

  WastCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var options =
        FeatureWords.apply(features, ScriptOptions.DEFAULT)
            .withExecutor(executor())
            .withSimd(simd.simd());
    var runner =
        ScriptRunner.of(
            Expectations.bundled().and(ComponentDialect.expectations()),
            new ModuleDialect(),
            new ComponentDialect());
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    for (Path script : scripts()) {
      var report = runner.run(options, script.toString(), console.read(script.toString()));
      if (!summary) {
        list(report);
      }
      for (var verdict : Verdict.values()) {
        counts.merge(verdict, report.count(verdict), Long::sum);
      }
    }
    console
        .out()
        .printf(
            "%d passed, %d failed, %d skipped%n",
            counts.getOrDefault(Verdict.PASSED, 0L),
            counts.getOrDefault(Verdict.FAILED, 0L),
            counts.getOrDefault(Verdict.SKIPPED, 0L));
    return counts.getOrDefault(Verdict.FAILED, 0L) == 0 ? ExitCode.OK : ExitCode.INPUT;
  }

  private void list(ScriptReport report) {
    for (CommandResult failure : report.failures()) {
      console.out().println("failed " + failure);
    }
  }

  private Executor executor() {
    return switch (executor) {
      case "plain" -> Executor.PLAIN;
      case "compiled" -> Executor.COMPILED;
      default ->
          throw new InputException(
              "unknown executor `%s`: it is plain or compiled".formatted(executor));
    };
  }

  private List<Path> scripts() {
    List<Path> scripts = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.isDirectory(path)) {
        scripts.add(path);
        continue;
      }
      try (Stream<Path> files = Files.walk(path)) {
        files
            .filter(file -> file.toString().endsWith(".wast") && Files.isRegularFile(file))
            .sorted()
            .forEach(scripts::add);
      } catch (IOException e) {
        throw new InputException("cannot read `%s`: %s".formatted(path, e));
      }
    }
    return scripts;
  }
}
