package dev.gantry.cli;

import dev.gantry.wit.Source;
import dev.gantry.wit.WitException;
import dev.gantry.wit.print.WitFormatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Formats WIT files where they are. */
@Command(
    name = "fmt",
    description = "Format WIT files; comments are kept.",
    mixinStandardHelpOptions = true)
final class WitFmtCommand implements Callable<Integer> {
  private static final String STANDARD_STREAM = "-";

  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, folders with all that is below them, or `-`; else this folder.")
  private List<String> paths = List.of(".");

  @Option(names = "--check", description = "Write nothing; name the files that would change.")
  private boolean check;

  @Mixin private WitOptions options = new WitOptions();

  WitFmtCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    int status = ExitCode.OK;
    for (String path : paths) {
      for (String file : filesOf(path)) {
        status = Math.max(status, format(file));
      }
    }
    return status;
  }

  private int format(String file) {
    String text = new String(console.read(file), StandardCharsets.UTF_8);
    String formatted;
    try {
      formatted = WitFormatter.format(new Source(file, text));
    } catch (WitException e) {
      return options.report(console, e);
    }
    if (check) {
      if (!formatted.equals(text)) {
        console.out().println(file);
        return ExitCode.INPUT;
      }
    } else if (file.equals(STANDARD_STREAM) || !formatted.equals(text)) {
      console.writeText(file, formatted);
    }
    return ExitCode.OK;
  }

  private static List<String> filesOf(String path) {
    if (path.equals(STANDARD_STREAM) || !Files.isDirectory(Path.of(path))) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(Path.of(path))) {
      return new ArrayList<>(
          files.map(Path::toString).filter(file -> file.endsWith(".wit")).sorted().toList());
    } catch (IOException e) {
      throw new InputException("cannot read `%s`: %s".formatted(path, e));
    }
  }
}
