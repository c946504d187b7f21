package dev.gantry.engine.text;

import dev.gantry.engine.binary.NameSubsection;

/** Prints parameters or locals: one with a name has a list of its own, the others share lists. */
final class LocalGroups {
  private final TextWriter out;
  private final PrintedNames names;
  private final String keyword;
  private final int functionIndex;
  private boolean first = true;
  private boolean open;

  LocalGroups(TextWriter out, PrintedNames names, String keyword, int functionIndex) {
    this.out = out;
    this.names = names;
    this.keyword = keyword;
    this.functionIndex = functionIndex;
  }

  void local(int index, String type) {
    if (functionIndex == TypePrinter.NO_FUNCTION) {
      shared(type);
      return;
    }
    names
        .find(NameSubsection.LOCALS, functionIndex, index)
        .ifPresentOrElse(
            name -> {
              finish();
              separate();
              out.open(keyword).write(" " + name.definition() + " " + type).close();
            },
            () -> shared(type));
  }

  private void shared(String type) {
    separate();
    if (!open) {
      out.open(keyword).write(" ");
      open = true;
    }
    out.write(type);
  }

  private void separate() {
    if (!first) {
      out.write(" ");
    }
    first = false;
  }

  void finish() {
    if (open) {
      out.close();
      open = false;
    }
  }
}
