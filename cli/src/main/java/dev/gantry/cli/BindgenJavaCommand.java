package dev.gantry.cli;

import dev.gantry.bindgen.Bindgen;
import dev.gantry.bindgen.BindgenOptions;
import dev.gantry.bindgen.GeneratedFile;
import dev.gantry.wit.WitInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Generates Java sources for a world. */
@Command(
    name = "java",
    description = "Generate Java for a WIT world.",
    mixinStandardHelpOptions = true)
final class BindgenJavaCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "PATH",
      description = "A WIT file, a folder of one package, or a component.")
  private Path path;

  @Option(
      names = {"-w", "--world"},
      description = "The world; not needed where there is only one.")
  private String world = "";

  @Option(names = "--package", required = true, description = "The Java package to generate into.")
  private String packageName;

  @Option(
      names = {"-o", "--out-dir"},
      required = true,
      description = "The source folder to write into.")
  private Path outDir;

  @Option(
      names = "--with",
      paramLabel = "NS:PKG[/IFACE]=JAVA.PACKAGE",
      description = "Use what that Java package already holds for a WIT package or interface.")
  private Map<String, String> existing = new LinkedHashMap<>();

  @Option(
      names = "--map-package",
      paramLabel = "NS:PKG=JAVA.PACKAGE",
      description = "Generate a WIT package into a Java package of its own.")
  private Map<String, String> packages = new LinkedHashMap<>();

  @Option(names = "--only-types", description = "Generate no class for the world.")
  private boolean onlyTypes;

  @Option(names = "--unchecked", description = "Make the exceptions of error types unchecked.")
  private boolean unchecked;

  @Option(
      names = "--async",
      split = ",",
      paramLabel = "FUNCTION",
      description =
          "Functions that return a CompletableFuture; `all` for every one. Not yet supported at run time.")
  private Set<String> asynchronous = Set.of();

  @Option(
      names = "--features",
      split = ",",
      description = "Keep what is @unstable and belongs to these features.")
  private Set<String> features = Set.of();

  @Option(names = "--all-features", description = "Keep everything that is @unstable.")
  private boolean allFeatures;

  @Option(names = "--check", description = "Write nothing; fail when the output would change.")
  private boolean check;

  BindgenJavaCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    WitInput input = WitCommand.loader(features, allFeatures).load(path);
    List<GeneratedFile> files =
        Bindgen.generate(
            input.resolution(),
            Bindgen.world(input.resolution(), input.mainPackage(), world),
            options());
    return check ? report(changed(files)) : write(files);
  }

  private BindgenOptions options() {
    return new BindgenOptions(packageName, existing, packages, onlyTypes, unchecked, asynchronous);
  }

  private List<String> changed(List<GeneratedFile> files) {
    List<String> changed = new ArrayList<>();
    for (GeneratedFile file : files) {
      Path target = outDir.resolve(file.path());
      try {
        if (!Files.exists(target) || !Files.readString(target).equals(file.content())) {
          changed.add(file.path());
        }
      } catch (IOException e) {
        throw new InputException("cannot read `%s`: %s".formatted(target, e));
      }
    }
    return changed;
  }

  private int report(List<String> changed) {
    changed.forEach(file -> console.err().println("would change: " + file));
    return changed.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
  }

  private int write(List<GeneratedFile> files) {
    for (GeneratedFile file : files) {
      Path target = outDir.resolve(file.path());
      try {
        Path folder = target.getParent();
        if (folder != null) {
          Files.createDirectories(folder);
        }
        Files.writeString(target, file.content());
      } catch (IOException e) {
        throw new InputException("cannot write `%s`: %s".formatted(target, e));
      }
    }
    return ExitCode.OK;
  }
}
