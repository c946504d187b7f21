package dev.gantry.cli;

import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.text.ComponentPrinter;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.PrintOptions;
import dev.gantry.tools.wit.ComponentWit;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.print.WitJson;
import dev.gantry.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The forms in which a WIT package can be printed, for the commands that do so. */
final class WitOutput {

  /** What a package is printed as. */
  enum Form {
    /** As WIT, or what an option of {@link WitOutput} says. */
    TEXT,
    /** As a component that carries the package. */
    BINARY,
    /** As the text format of that component. */
    WAT
  }

  @Option(
      names = {"-j", "--json"},
      description = "Print the resolved graph as JSON.")
  private boolean json;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      defaultValue = "-",
      description = "Where to write; `-`, the default, is standard output.")
  private String output = "-";

  @Option(
      names = "--out-dir",
      paramLabel = "DIR",
      description = "Write all packages as files of a folder, dependencies below deps/.")
  private @Nullable Path outDir;

  @Option(names = "--no-docs", description = "Leave documentation out.")
  private boolean noDocs;

  /** Prints a package, or one world of it. */
  void print(Console console, WitInput input, Form form, Optional<String> world) {
    switch (form) {
      case BINARY -> console.writeBinary(output, ComponentWit.encode(input));
      case WAT -> console.writeText(output, wat(input));
      case TEXT -> {
        if (outDir != null) {
          write(outDir, printer().files(input.resolution(), input.mainPackage()));
        } else {
          console.writeText(output, text(input, world));
        }
      }
    }
  }

  private WitPrinter printer() {
    return noDocs ? WitPrinter.create().withoutDocs() : WitPrinter.create();
  }

  private String text(WitInput input, Optional<String> world) {
    if (json) {
      return WitJson.print(input.resolution()) + System.lineSeparator();
    }
    if (world.isPresent()) {
      return printer().print(input.resolution(), input.world(world));
    }
    // What a component refers to stands nowhere else.
    return input.resolution().get(input.mainPackage()).location().isKnown()
        ? printer().print(input.resolution(), input.mainPackage())
        : printer().printAll(input.resolution(), input.mainPackage());
  }

  private static String wat(WitInput input) {
    Bytes binary = Bytes.of(ComponentWit.encode(input));
    return ComponentPrinter.print(ComponentDecoder.decode(binary), PrintOptions.DEFAULT);
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
}
