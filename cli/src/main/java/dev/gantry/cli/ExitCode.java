package dev.gantry.cli;

/** What the process's exit status says, unless a guest chose its own. */
final class ExitCode {
  /** It worked. */
  static final int OK = 0;

  /** The input is at fault: a file that is missing, malformed, invalid or unlinkable. */
  static final int INPUT = 1;

  /** The command line is at fault. */
  static final int USAGE = 2;

  /** A guest trapped. */
  static final int TRAP = 134;

  private ExitCode() {}
}
