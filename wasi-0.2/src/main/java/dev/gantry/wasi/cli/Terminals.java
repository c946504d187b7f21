package dev.gantry.wasi.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells whether the standard streams of this process are a terminal. */
public final class Terminals {
  private Terminals() {}

  /**
   * {@return whether a standard stream is a terminal}
   *
   * <p>Linux tells for each of them. Elsewhere the class library only tells whether both input and
   * output are.
   *
   * @param number 0 for input, 1 for output, 2 for errors
   */
  public static boolean isTerminal(int number) {
    Path link = Path.of("/proc/self/fd", Integer.toString(number));
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }
  }
}
