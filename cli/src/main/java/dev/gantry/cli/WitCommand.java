package dev.gantry.cli;

import dev.gantry.wit.WitException;
import dev.gantry.wit.WitLoader;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a WIT package and prints what it means. */
@Command(
    name = "wit",
    description = "Read, format and document WIT packages.",
    mixinStandardHelpOptions = true,
    subcommands = {WitFmtCommand.class, WitDocsCommand.class})
final class WitCommand implements Callable<Integer> {
  private final Console console;

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A WIT file, a folder of one package with its deps/, or `-`.")
  private @Nullable String path;

  @Option(
      names = {"-w", "--world"},
      paramLabel = "WORLD",
      description = "Print this world only: a name, or ns:package/name@version.")
  private @Nullable String world;

  @Mixin private WitOutput output = new WitOutput();
  @Mixin private WitOptions options = new WitOptions();

  WitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (path == null) {
      spec.commandLine().usage(spec.commandLine().getErr());
      return ExitCode.USAGE;
    }
    try {
      output.print(
          console, options.load(console, path), WitOutput.Form.TEXT, Optional.ofNullable(world));
      return ExitCode.OK;
    } catch (WitException e) {
      return options.report(console, e);
    }
  }

  /** {@return a loader with features on} */
  static WitLoader loader(Set<String> features, boolean allFeatures) {
    WitLoader loader =
        WitLoader.create().withFeatures(features).withBinaryReader(new ComponentWitReader());
    return allFeatures ? loader.withAllFeatures() : loader;
  }
}
