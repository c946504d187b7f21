package dev.gantry.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a JDK that can run Gantry, whichever Java runs Maven. */
final class Jdk {
  /** The oldest feature version that will do. */
  static final int MINIMUM = 25;

  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private static final List<String> USUAL_FOLDERS =
      List.of(
          "/usr/lib/jvm",
          "/usr/java",
          "/opt/java",
          "/opt",
          "/usr/local/java",
          "/Library/Java/JavaVirtualMachines",
          "~/.sdkman/candidates/java",
          "~/.jdks",
          "~/.gradle/jdks",
          "~/.asdf/installs/java",
          "~/.local/share/mise/installs/java",
          "C:/Program Files/Java",
          "C:/Program Files/Eclipse Adoptium",
          "C:/Program Files/Microsoft");

  private Jdk() {}

  /**
   * {@return the home of the first JDK that will do: one of {@code preferred}, else one in a usual
   * folder}
   */
  static Optional<Path> find(List<Path> preferred) {
    String home = System.getProperty("user.home", "");
    Stream<Path> usual =
        USUAL_FOLDERS.stream().map(folder -> Path.of(folder.replace("~", home))).flatMap(Jdk::list);
    return Stream.concat(preferred.stream(), usual).filter(Jdk::willDo).findFirst();
  }

  /** {@return the {@code java} launcher of a JDK} */
  static Path launcher(Path home) {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return home.resolve("bin").resolve(windows ? "java.exe" : "java");
  }

  /** {@return whether a folder is a JDK of at least {@link #MINIMUM}} */
  static boolean willDo(Path home) {
    return Files.isExecutable(launcher(home)) && version(home) >= MINIMUM;
  }

  private static int version(Path home) {
    try {
      Matcher version = VERSION.matcher(Files.readString(home.resolve("release")));
      return version.find() ? Integer.parseInt(version.group(1)) : 0;
    } catch (IOException | NumberFormatException e) {
      return 0; // whatever this folder is, it is not a JDK that we know how to start
    }
  }

  private static Stream<Path> list(Path folder) {
    try (Stream<Path> homes = Files.list(folder)) {
      return homes
          .sorted()
          .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
          .toList()
          .stream();
    } catch (IOException e) {
      return Stream.empty(); // most of the usual folders exist on few machines
    }
  }
}
