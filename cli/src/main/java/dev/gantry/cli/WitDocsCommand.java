package dev.gantry.cli;

import dev.gantry.wit.WitException;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.print.WitDocumentation;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes documentation of a package as web pages. */
@Command(
    name = "docs",
    description = "Write web pages that document a package and all it depends on.",
    mixinStandardHelpOptions = true)
final class WitDocsCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "PATH", description = "A WIT file, a folder of one package, or `-`.")
  private String path = "";

  @Option(
      names = {"-o", "--out-dir"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to write into; start at its index.html.")
  private Path outDir = Path.of("");

  @Mixin private WitOptions options = new WitOptions();

  WitDocsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      WitInput input = options.load(console, path);
      Map<String, String> pages = WitDocumentation.pages(input.resolution(), input.mainPackage());
      WitOutput.write(outDir, pages);
      console.out().println("%d pages in %s".formatted(pages.size(), outDir));
      return ExitCode.OK;
    } catch (WitException e) {
      return options.report(console, e);
    }
  }
}
