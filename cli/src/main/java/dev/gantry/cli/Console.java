package dev.gantry.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where a command reads and prints: the only way to the process's streams.
 *
 * <p>{@code -} stands for standard input or output wherever a file is named. Binary output is never
 * written to a terminal. Tests give streams of their own.
 *
 * @param outIsTerminal whether a person reads what is printed, so that colour makes sense
 */
record Console(InputStream in, PrintStream out, PrintStream err, boolean outIsTerminal) {
  private static final String STANDARD_STREAM = "-";

  /** {@return the streams of this process} */
  static Console ofProcess() {
    // Only the launcher can tell: Java knows no more than whether all streams are a terminal.
    boolean terminal = Boolean.getBoolean("gantry.out.terminal");
    return new Console(System.in, buffered(System.out), System.err, terminal);
  }

  /** {@return whether colour may be printed: on a terminal, unless {@code NO_COLOR} is set} */
  boolean colour() {
    return outIsTerminal && System.getenv("NO_COLOR") == null;
  }

  /**
   * {@return all bytes of a file}
   *
   * @param file a path, or {@code -} for standard input
   * @throws InputException if it cannot be read
   */
  byte[] read(String file) {
    try {
      return file.equals(STANDARD_STREAM) ? in.readAllBytes() : Files.readAllBytes(Path.of(file));
    } catch (NoSuchFileException _) {
      throw new InputException("cannot read `%s`: there is no such file".formatted(file));
    } catch (IOException e) {
      throw new InputException("cannot read `%s`: %s".formatted(file, reason(e)));
    }
  }

  /**
   * Writes a binary.
   *
   * @param file a path, or {@code -} for standard output
   * @throws InputException if it cannot be written, or standard output is a terminal
   */
  void writeBinary(String file, byte[] bytes) {
    if (file.equals(STANDARD_STREAM) && outIsTerminal) {
      throw new InputException(
          "binary output is not written to a terminal: name a file with -o, or redirect it");
    }
    write(file, bytes);
  }

  /**
   * Writes a text in UTF-8.
   *
   * @param file a path, or {@code -} for standard output
   * @throws InputException if it cannot be written
   */
  void writeText(String file, String text) {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String file, byte[] bytes) {
    try {
      if (file.equals(STANDARD_STREAM)) {
        out.write(bytes);
        out.flush();
      } else {
        Files.write(Path.of(file), bytes);
      }
    } catch (IOException e) {
      throw new InputException("cannot write `%s`: %s".formatted(file, reason(e)));
    }
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static PrintStream buffered(OutputStream stream) {
    // System.out encodes and flushes for each call, which a long listing feels.
    return new PrintStream(
        new BufferedOutputStream(stream, 1 << 16), false, StandardCharsets.UTF_8);
  }

  /** Makes what was printed visible; an error means that the reader has gone away. */
  void flush() {
    out.flush();
    err.flush();
  }
}
