package dev.gantry.engine.cache;

import dev.gantry.engine.Engine;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * What tells one build of the engine from another: its classes, the JVM, and the properties that
 * tune it. Code that one build has made is of no use to another.
 */
final class EngineBuild {
  private static final String PROPERTIES = "dev.gantry.engine.";
  private static final String JVM = "java.vm.version";

  private EngineBuild() {}

  /** {@return a name for this build, or nothing if the engine cannot see its own classes} */
  static Optional<String> id() {
    return classes().map(classes -> classes + surroundings());
  }

  /** {@return a name for the classes of the engine alone} */
  static Optional<String> classes() {
    CodeSource source = Engine.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(classes(source.getLocation().toURI()));
    } catch (IOException | URISyntaxException | RuntimeException _) {
      return Optional.empty();
    }
  }

  private static String classes(URI location) throws IOException {
    var sum = new CRC32();
    Path path = Path.of(location);
    if (Files.isRegularFile(path)) {
      sum.update(Files.readAllBytes(path));
      update(sum, Long.toString(Files.size(path)));
    } else {
      updateAll(sum, path);
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static String surroundings() {
    var sum = new CRC32();
    for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
      if (name.startsWith(PROPERTIES) || name.equals(JVM)) {
        update(sum, name);
        update(sum, System.getProperty(name, ""));
      }
    }
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }

  private static void updateAll(CRC32 sum, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        update(sum, folder.relativize(file).toString());
        sum.update(Files.readAllBytes(file));
      }
    }
  }

  private static void update(CRC32 sum, String text) {
    sum.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
