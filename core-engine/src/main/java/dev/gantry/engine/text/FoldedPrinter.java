package dev.gantry.engine.text;

import dev.gantry.engine.binary.BranchHints;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Prints bodies with operands nested in the instructions that take them (core 6.5.11). */
final class FoldedPrinter {
  private final TextWriter out;
  private final PrintedNames names;
  private final TextWriter scratch;
  private final TypePrinter scratchTypes;
  private final Arities arities;

  FoldedPrinter(TextWriter out, PrintedNames names, ModuleSyntax module) {
    this.out = out;
    this.names = names;
    this.scratch = new TextWriter(PrintOptions.DEFAULT);
    this.scratchTypes = new TypePrinter(scratch, names, module);
    this.arities = new Arities(module);
  }

  /**
   * An instruction with what is nested in it.
   *
   * @param results how many values it leaves; beyond any number if what it takes could not be told
   *     apart from what it does not
   * @param hint of a branch, as the annotation says it
   */
  private record Node(
      String text, int offset, int results, Optional<String> hint, List<Node> nested) {}

  /** A block that has begun and not ended. */
  private static final class Block {
    final Opcode opener;
    final String text;
    final int offset;
    final Arities.Arity arity;
    final Optional<String> hint;
    final List<Node> parts = new ArrayList<>();
    int armOffset;
    List<Node> body = new ArrayList<>();

    Block(Opcode opener, String text, int offset, Arities.Arity arity, Optional<String> hint) {
      this.opener = opener;
      this.text = text;
      this.offset = offset;
      this.arity = arity;
      this.hint = hint;
      this.armOffset = offset;
    }
  }

  /** Prints a body, each instruction on its own line. */
  void body(Bytes body, int typeIndex, int functionIndex, BranchHints hints, int base) {
    var arity = arities.ofType(typeIndex);
    var roots = new Folding(functionIndex, arity, hints, base).fold(body);
    roots.forEach(root -> print(root, false));
  }

  /** Prints a constant expression on one line. */
  void constant(Bytes expression) {
    var folding =
        new Folding(TypePrinter.NO_FUNCTION, new Arities.Arity(0, 0), BranchHints.NONE, 0);
    boolean first = true;
    for (var root : folding.fold(expression)) {
      out.write(first ? "" : " ");
      first = false;
      print(root, true);
    }
  }

  /** {@return whether a body has the legacy form of exceptions, which has no folded operands} */
  static boolean canFold(Bytes body) {
    var cursor = InstructionCursor.over(body);
    int depth = 0;
    while (cursor.next()) {
      switch (cursor.opcode()) {
        case TRY, CATCH, CATCH_ALL, DELEGATE -> {
          return false;
        }
        case BLOCK, LOOP, IF, TRY_TABLE -> depth++;
        case END -> depth--;
        default -> {}
      }
    }
    return depth == -1;
  }

  /** Makes trees of the instructions of one body. */
  private final class Folding implements Arities.Labels {
    private final InstructionPrinter printer;
    private final int functionIndex;
    private final BranchHints hints;
    private final int base;
    private final List<Block> blocks = new ArrayList<>();

    Folding(int functionIndex, Arities.Arity function, BranchHints hints, int base) {
      this.printer = new InstructionPrinter(scratch, names, scratchTypes, functionIndex, false);
      this.functionIndex = functionIndex;
      this.hints = hints;
      this.base = base;
      blocks.add(new Block(Opcode.BLOCK, "", 0, function, Optional.empty()));
    }

    @Override
    public int carried(int labelIndex) {
      int position = blocks.size() - 1 - labelIndex;
      if (labelIndex < 0 || position < 0) {
        return 0;
      }
      var block = blocks.get(position);
      return block.opener == Opcode.LOOP ? block.arity.operands() : block.arity.results();
    }

    @Override
    public int returned() {
      return blocks.getFirst().arity.results();
    }

    List<Node> fold(Bytes body) {
      var cursor = InstructionCursor.over(body);
      while (cursor.next() && cursor.endOffset() < body.end()) {
        add(cursor.instruction(), cursor.offset());
      }
      return blocks.getFirst().body;
    }

    private void add(Instruction instruction, int offset) {
      var hint =
          hints
              .likely(functionIndex, offset - base)
              .map(likely -> likely ? "\"\\01\"" : "\"\\00\"");
      if (instruction.opcode() == Opcode.END) {
        printer.endBlock();
        end();
        return;
      }
      printer.print(instruction);
      String text = scratch.take();
      switch (instruction) {
        case Instruction.Block(var opcode, var type) -> begin(opcode, text, offset, type, hint);
        case Instruction.TryTable(var opcode, var type, _) ->
            begin(opcode, text, offset, type, hint);
        default -> {
          if (instruction.opcode() == Opcode.ELSE) {
            var block = blocks.getLast();
            block.parts.add(arm("then", block));
            block.body = new ArrayList<>();
            block.armOffset = offset;
          } else {
            plain(instruction, text, offset, hint);
          }
        }
      }
    }

    private void begin(
        Opcode opcode, String text, int offset, BlockType type, Optional<String> hint) {
      var block = new Block(opcode, text, offset, arities.ofBlock(type), hint);
      var before = blocks.getLast().body;
      if (opcode == Opcode.IF && !before.isEmpty()) {
        block.parts.add(before.removeLast());
      }
      blocks.add(block);
    }

    private Node arm(String keyword, Block block) {
      return new Node(
          keyword, block.armOffset, block.arity.results(), Optional.empty(), block.body);
    }

    private void end() {
      var block = blocks.removeLast();
      if (block.opener == Opcode.IF) {
        boolean hasElse = block.armOffset != block.offset;
        block.parts.add(arm(hasElse ? "else" : "then", block));
      } else {
        block.parts.addAll(block.body);
      }
      blocks
          .getLast()
          .body
          .add(new Node(block.text, block.offset, block.arity.results(), block.hint, block.parts));
    }

    /** Takes as many nodes off as leave exactly the operands, or none. */
    private void plain(Instruction instruction, String text, int offset, Optional<String> hint) {
      var arity = arities.of(instruction, this);
      var before = blocks.getLast().body;
      int first = before.size();
      long found = 0;
      while (found < arity.operands() && first > 0) {
        found += before.get(--first).results();
      }
      boolean exact = found == arity.operands();
      var operands = before.subList(exact ? first : before.size(), before.size());
      int results = found > arity.operands() ? Integer.MAX_VALUE : arity.results();
      var node = new Node(text, offset, results, hint, List.copyOf(operands));
      operands.clear();
      before.add(node);
    }
  }

  // Printing

  /** A node that has been opened, and what is left of it. */
  private record Open(Iterator<Node> rest) {}

  /** Prints a tree, which may be deeper than the stack of Java. */
  private void print(Node root, boolean onOneLine) {
    Deque<Open> open = new ArrayDeque<>();
    boolean first = true;
    Node next = root;
    while (true) {
      start(next, onOneLine, first);
      first = false;
      open.push(new Open(next.nested.iterator()));
      while (!open.peek().rest.hasNext()) {
        open.pop();
        out.indent(-1);
        out.write(")");
        if (open.isEmpty()) {
          return;
        }
      }
      next = open.peek().rest.next();
    }
  }

  private void start(Node node, boolean onOneLine, boolean first) {
    node.hint.ifPresent(
        hint ->
            out.newline(node.offset)
                .write("(@" + ModuleAnnotations.BRANCH_HINT + " " + hint + ")"));
    if (!onOneLine) {
      out.newline(node.offset);
    } else if (!first) {
      out.write(" ");
    }
    out.write("(" + node.text);
    if (node.nested.isEmpty() && node.text.contains(";;")) {
      // The comment must not take the parenthesis in.
      out.newline(node.offset);
    }
    out.indent(1);
  }
}
