package dev.gantry.engine.text;

import dev.gantry.engine.binary.BranchHints;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.binary.NameSubsection;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import java.util.Optional;

/** Prints functions and constant expressions (core 6.5.12 and 6.6.4). */
final class FunctionPrinter {
  /** A module may declare 2³² locals in five bytes; a text of that size is no help to anybody. */
  private static final long MOST_LOCALS = 50_000;

  private final TextWriter out;
  private final PrintedNames names;
  private final TypePrinter types;
  private final BranchHints hints;
  private final Optional<FoldedPrinter> folded;

  FunctionPrinter(
      TextWriter out,
      PrintedNames names,
      TypePrinter types,
      BranchHints hints,
      ModuleSyntax module) {
    this.out = out;
    this.names = names;
    this.types = types;
    this.hints = hints;
    this.folded =
        out.options().folded()
            ? Optional.of(new FoldedPrinter(out, names, module))
            : Optional.empty();
  }

  /**
   * Prints a function.
   *
   * @param entryOffset of its code entry, if hints or offsets are printed
   */
  void print(Function function, int index, Bytes binary, int entryOffset) {
    boolean located = out.options().offsets() || !hints.isEmpty();
    int base = located ? BranchHints.base(binary, entryOffset) : 0;
    out.newline(base).open("func ");
    out.write(names.definition(NameSubsection.FUNCTIONS, index)).write(" ");
    types.typeUse(function.typeIndex(), index);
    if (out.options().skeleton()) {
      out.write(" ...").close();
      return;
    }
    locals(function, index, base + 1);
    if (folded.isPresent() && FoldedPrinter.canFold(function.body())) {
      folded.orElseThrow().body(function.body(), function.typeIndex(), index, hints, base);
    } else {
      body(function.body(), index, base);
    }
    out.close(function.body().end() - 1);
  }

  private void locals(Function function, int functionIndex, int offset) {
    long count = function.locals().stream().mapToLong(Function.LocalRun::count).sum();
    if (count == 0) {
      return;
    }
    out.newline(offset);
    if (count > MOST_LOCALS) {
      out.write(";; too many locals to print: " + count);
      return;
    }
    int local = types.functionType(function.typeIndex()).map(t -> t.parameters().size()).orElse(0);
    var groups = new LocalGroups(out, names, "local", functionIndex);
    for (var run : function.locals()) {
      for (long i = 0; i < run.count(); i++) {
        groups.local(local++, types.text(run.type()));
      }
    }
    groups.finish();
  }

  private void body(Bytes body, int functionIndex, int base) {
    var printer = new InstructionPrinter(out, names, types, functionIndex, false);
    var cursor = InstructionCursor.over(body);
    while (cursor.next() && cursor.endOffset() < body.end()) {
      int offset = cursor.offset();
      hints
          .likely(functionIndex, offset - base)
          .ifPresent(
              likely ->
                  out.newline(offset)
                      .write(
                          "(@%s \"\\0%d\")"
                              .formatted(ModuleAnnotations.BRANCH_HINT, likely ? 1 : 0)));
      Opcode opcode = cursor.opcode();
      switch (opcode) {
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
          out.newline(offset);
          printer.print(cursor.instruction());
          out.indent(1);
        }
        case ELSE, CATCH, CATCH_ALL -> {
          int step = printer.depth() > 0 ? 1 : 0;
          out.indent(-step);
          out.newline(offset);
          printer.print(cursor.instruction());
          out.indent(step);
        }
        case END, DELEGATE -> {
          out.indent(printer.depth() > 0 ? -1 : 0);
          printer.endBlock();
          out.newline(offset);
          printer.print(cursor.instruction());
        }
        default -> {
          out.newline(offset);
          printer.print(cursor.instruction());
        }
      }
    }
    out.indent(-printer.depth());
  }

  /** Prints a constant expression after a blank. */
  void expression(Bytes expression) {
    out.write(" ");
    nested(expression);
  }

  /** Prints a constant expression on one line, folded where bodies are. */
  void nested(Bytes expression) {
    if (folded.isPresent() && FoldedPrinter.canFold(expression)) {
      folded.orElseThrow().constant(expression);
    } else {
      constant(expression);
    }
  }

  /** Prints a constant expression on one line. */
  void constant(Bytes expression) {
    var printer = new InstructionPrinter(out, names, types, TypePrinter.NO_FUNCTION, true);
    var cursor = InstructionCursor.over(expression);
    boolean first = true;
    while (cursor.next() && cursor.endOffset() < expression.end()) {
      out.write(first ? "" : " ");
      first = false;
      if (cursor.opcode() == Opcode.END) {
        printer.endBlock();
      }
      printer.print(cursor.instruction());
    }
  }
}
