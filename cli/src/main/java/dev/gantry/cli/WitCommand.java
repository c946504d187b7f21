package dev.gantry.cli;

import dev.gantry.wit.WitException;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import dev.gantry.wit.print.WitJson;
import dev.gantry.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
      names = {"-j", "--json"},
      description = "Print the resolved graph as JSON.")
  private boolean json;

  @Option(
      names = {"-w", "--world"},
      paramLabel = "WORLD",
      description = "Print this world only: a name, or ns:package/name@version.")
  private @Nullable String world;

  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description = "Write all packages as files of a folder, dependencies below deps/.")
  private @Nullable Path outDir;

  @Option(names = "--no-docs", description = "Leave documentation out.")
  private boolean noDocs;

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
      print(options.load(console, path));
      return ExitCode.OK;
    } catch (WitException e) {
      return options.report(console, e);
    }
  }

  private void print(WitInput input) {
    WitPrinter printer = noDocs ? WitPrinter.create().withoutDocs() : WitPrinter.create();
    if (outDir != null) {
      write(outDir, printer.files(input.resolution(), input.mainPackage()));
    } else if (json) {
      console.out().println(WitJson.print(input.resolution()));
    } else if (world != null) {
      console.out().print(printer.print(input.resolution(), input.world(Optional.of(world))));
    } else if (input.resolution().get(input.mainPackage()).location().isKnown()) {
      console.out().print(printer.print(input.resolution(), input.mainPackage()));
    } else {
      // What a component refers to stands nowhere else.
      console.out().print(printer.printAll(input.resolution(), input.mainPackage()));
    }
  }

  /** Writes files below a folder, which is made if it is missing. */
  static void write(Path folder, Map<String, String> files) {
    files.forEach(
        (name, content) -> {
          Path target = folder.resolve(name);
          try {
            Path parent = target.getParent();
            if (parent != null) {
              Files.createDirectories(parent);
            }
            Files.writeString(target, content);
          } catch (IOException e) {
            throw new InputException("cannot write `%s`: %s".formatted(target, e));
          }
        });
  }

  /** {@return a loader with features on} */
  static WitLoader loader(Set<String> features, boolean allFeatures) {
    WitLoader loader =
        WitLoader.create().withFeatures(features).withBinaryReader(new ComponentWitReader());
    return allFeatures ? loader.withAllFeatures() : loader;
  }
}
