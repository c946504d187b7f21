package dev.gantry.cli;

import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.WasiBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a guest is granted; nothing is reachable unless an option says so. */
final class WasiOptions {
  @Option(
      names = "--dir",
      paramLabel = "HOST[::GUEST][:ro]",
      description = "Grant a directory, under its own name or another; `:ro` only to read.")
  private List<String> directories = new ArrayList<>();

  @Option(
      names = "--env",
      paramLabel = "NAME[=VALUE]",
      description = "Grant a variable; without a value, the one of this process.")
  private List<String> variables = new ArrayList<>();

  @Option(names = "--inherit-env", description = "Grant all variables of this process.")
  private boolean inheritEnvironment;

  @Option(names = "--argv0", paramLabel = "NAME", description = "What the guest takes for its name.")
  private String programName = "";

  @Option(
      names = "--random-seed",
      paramLabel = "N",
      description = "Make randomness the same in each run.")
  private Long randomSeed;

  /** {@return the host interfaces, with standard streams, arguments and what was granted} */
  Wasi wasi(String file, List<String> arguments) {
    WasiBuilder builder = Wasi.builder().inheritStdio();
    List<String> all = new ArrayList<>();
    all.add(programName.isEmpty() ? baseName(file) : programName);
    all.addAll(arguments);
    builder.arguments(all);
    if (inheritEnvironment) {
      builder.inheritEnvironment();
    }
    variables.forEach(variable -> grantVariable(builder, variable));
    directories.forEach(directory -> grantDirectory(builder, directory));
    if (randomSeed != null) {
      builder.randomSeed(randomSeed);
    }
    return builder.build();
  }

  private static String baseName(String file) {
    Path name = Path.of(file).getFileName();
    return name == null ? file : name.toString();
  }

  private static void grantVariable(WasiBuilder builder, String variable) {
    int equals = variable.indexOf('=');
    if (equals >= 0) {
      builder.environment(variable.substring(0, equals), variable.substring(equals + 1));
      return;
    }
    String value = System.getenv(variable);
    if (value != null) {
      builder.environment(variable, value);
    }
  }

  private static void grantDirectory(WasiBuilder builder, String directory) {
    boolean readOnly = directory.endsWith(":ro");
    String mapping = readOnly ? directory.substring(0, directory.length() - 3) : directory;
    int separator = mapping.indexOf("::");
    String host = separator < 0 ? mapping : mapping.substring(0, separator);
    String guest = separator < 0 ? mapping : mapping.substring(separator + 2);
    try {
      if (readOnly) {
        builder.readOnlyDirectory(Path.of(host), guest);
      } else {
        builder.directory(Path.of(host), guest);
      }
    } catch (IOException _) {
      throw new InputException("cannot grant `%s`: it is no directory that can be read".formatted(host));
    }
  }
}
