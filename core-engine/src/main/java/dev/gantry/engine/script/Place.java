package dev.gantry.engine.script;

/** Where a command stands. */
public record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
