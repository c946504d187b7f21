package dev.gantry.engine.text;

import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.InstructionEncoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a body or constant expression, flat and folded, and encodes it (core 6.5.10 and 6.5.11).
 *
 * <p>What is nested waits on a stack of its own, so text may nest as deep as memory allows.
 */
final class BodyParser {
  private static final Set<ImmediateShape> DATA_SHAPES =
      EnumSet.of(ImmediateShape.DATA, ImmediateShape.DATA_AND_MEMORY, ImmediateShape.TYPE_AND_DATA);

  private final TokenReader reader;
  private final ModuleAnnotations annotations;
  private final InstructionParser instructions;
  private final Labels labels = new Labels();
  private final Deque<Level> levels = new ArrayDeque<>();
  private final ByteWriter writer = new ByteWriter();
  private final InstructionEncoder encoder = new InstructionEncoder(writer);
  private final List<BranchHint> branchHints = new ArrayList<>();
  private final SortedMap<Integer, String> labelNames = new TreeMap<>();
  private int labelCount;
  private boolean usesData;

  BodyParser(TokenReader reader, ModuleScope scope, IndexSpace locals) {
    this.reader = reader;
    this.annotations = scope.annotations;
    this.instructions = new InstructionParser(reader, scope, locals, labels);
  }

  /** A hint for the branch at a byte of the body, counted from its first instruction. */
  record BranchHint(int byteOffset, int value) {}

  /** What encloses the instructions that are read. */
  private enum Nesting {
    /** {@code (i32.add …)}: the instruction follows its operands. */
    OPERANDS,
    /** {@code (block …)}. */
    FOLDED_BLOCK,
    /** {@code (if …}, before {@code (then}. */
    CONDITION,
    /** {@code (then …)}, {@code (else …)}, {@code (do …)} and {@code (catch …)}. */
    ARM,
    /** After {@code (then …)}. */
    AFTER_THEN,
    /** After {@code (else …)}, or {@code (delegate …)}, or {@code (catch_all …)}. */
    AFTER_LAST_ARM,
    /** {@code (try …}, before {@code (do}. */
    BEFORE_DO,
    /** After {@code (do …)}. */
    AFTER_DO,
    /** After {@code (catch …)}. */
    AFTER_CATCH,
    /** {@code block … end}. */
    FLAT_BLOCK,
    /** {@code if …}, before {@code else} or {@code end}. */
    FLAT_IF,
    /** {@code try …}, before {@code delegate}. */
    FLAT_TRY,
    /** {@code catch …} of a {@code try}. */
    FLAT_CATCH;

    boolean takesFlatInstructions() {
      return switch (this) {
        // That operands may be flat is an abbreviation of the reference tools, beyond core 6.5.11.
        case OPERANDS, FOLDED_BLOCK, ARM, FLAT_BLOCK, FLAT_IF, FLAT_TRY, FLAT_CATCH -> true;
        case CONDITION, AFTER_THEN, AFTER_LAST_ARM, BEFORE_DO, AFTER_DO, AFTER_CATCH -> false;
      };
    }
  }

  /**
   * A level of nesting.
   *
   * @param label of the block
   * @param pending the instruction that follows what is nested
   * @param hint for {@code pending}, or -1
   */
  private record Level(Nesting nesting, Label label, Optional<Instruction> pending, int hint) {
    Level(Nesting nesting, Label label) {
      this(nesting, label, Optional.empty(), -1);
    }

    Level as(Nesting next) {
      return new Level(next, label);
    }
  }

  /** What a block is called in the text, and in the name section. */
  private record Label(Optional<String> id, Optional<String> name) {
    static final Label NONE = new Label(Optional.empty(), Optional.empty());
  }

  /** {@return the instructions up to the parenthesis that closes what they stand in, and an end} */
  Bytes body() {
    while (!levels.isEmpty() || !reader.atClose()) {
      step();
    }
    return finished();
  }

  /** {@return one folded instruction, and an end} */
  Bytes foldedInstruction() {
    if (reader.kind() != TokenKind.OPEN) {
      throw reader.unexpected("a folded instruction");
    }
    do {
      step();
    } while (!levels.isEmpty());
    return finished();
  }

  private Bytes finished() {
    write(new Instruction.Plain(Opcode.END), -1);
    return writer.toBytes();
  }

  List<BranchHint> branchHints() {
    return branchHints;
  }

  /** {@return the names of blocks, which are counted in the order in which they begin} */
  SortedMap<Integer, String> labelNames() {
    return labelNames;
  }

  /** {@return whether an instruction names a data segment} */
  boolean usesData() {
    return usesData;
  }

  private void step() {
    switch (reader.kind()) {
      case OPEN -> folded();
      case CLOSE -> close();
      case WORD -> flat();
      case STRING, ID, RESERVED, END -> throw reader.unexpected("an instruction");
    }
  }

  // Folded instructions, core 6.5.11

  private void folded() {
    var nesting = levels.isEmpty() ? Nesting.ARM : levels.peek().nesting;
    switch (nesting) {
      case OPERANDS, FOLDED_BLOCK, ARM, FLAT_BLOCK, FLAT_IF, FLAT_TRY, FLAT_CATCH ->
          foldedInstructionStart();
      case CONDITION -> {
        if (reader.takeOpen("then")) {
          var level = levels.pop();
          begin(level.pending.orElseThrow(), level.label, level.hint);
          enter(level, Nesting.AFTER_THEN);
        } else {
          foldedInstructionStart();
        }
      }
      case AFTER_THEN -> {
        reader.open("else");
        write(new Instruction.Plain(Opcode.ELSE), -1);
        enter(levels.pop(), Nesting.AFTER_LAST_ARM);
      }
      case BEFORE_DO -> {
        reader.open("do");
        enter(levels.pop(), Nesting.AFTER_DO);
      }
      case AFTER_DO, AFTER_CATCH -> handler(nesting);
      case AFTER_LAST_ARM -> throw reader.unexpected("`)`");
    }
  }

  /** Enters a part of a folded block, after which the block goes on as {@code next}. */
  private void enter(Level level, Nesting next) {
    levels.push(level.as(next));
    levels.push(new Level(Nesting.ARM, Label.NONE));
  }

  private void handler(Nesting nesting) {
    if (reader.takeOpen("catch")) {
      write(instructions.immediates(List.of(Opcode.CATCH)), -1);
      enter(levels.pop(), Nesting.AFTER_CATCH);
    } else if (reader.takeOpen("catch_all")) {
      write(new Instruction.Plain(Opcode.CATCH_ALL), -1);
      enter(levels.pop(), Nesting.AFTER_LAST_ARM);
    } else if (nesting == Nesting.AFTER_DO && reader.takeOpen("delegate")) {
      labels.pop();
      write(instructions.immediates(List.of(Opcode.DELEGATE)), -1);
      reader.close();
      reader.close();
      levels.pop();
    } else {
      throw reader.unexpected("`(catch` or `(catch_all`");
    }
  }

  private void foldedInstructionStart() {
    int outerHint = annotations.branchHint(reader);
    reader.open();
    int hint = Math.max(outerHint, annotations.branchHint(reader));
    int at = reader.index();
    var rows = instructions.mnemonic();
    var opcode = rows.getFirst();
    switch (opcode) {
      case BLOCK, LOOP, TRY_TABLE -> {
        var label = blockLabel();
        begin(instructions.immediates(rows), label, hint);
        levels.push(new Level(Nesting.FOLDED_BLOCK, label));
      }
      case TRY -> {
        var label = blockLabel();
        begin(instructions.immediates(rows), label, hint);
        levels.push(new Level(Nesting.BEFORE_DO, label));
      }
      case IF -> {
        var label = blockLabel();
        var instruction = instructions.immediates(rows);
        levels.push(new Level(Nesting.CONDITION, label, Optional.of(instruction), hint));
      }
      case ELSE, END, CATCH, CATCH_ALL, DELEGATE -> {
        reader.seek(at);
        throw reader.unexpected("an instruction that can be folded");
      }
      default ->
          levels.push(
              new Level(
                  Nesting.OPERANDS, Label.NONE, Optional.of(instructions.immediates(rows)), hint));
    }
  }

  private void close() {
    var nesting = levels.isEmpty() ? Nesting.FLAT_BLOCK : levels.peek().nesting;
    switch (nesting) {
      case OPERANDS -> {
        var level = levels.pop();
        write(level.pending.orElseThrow(), level.hint);
      }
      case FOLDED_BLOCK, AFTER_THEN, AFTER_LAST_ARM, AFTER_CATCH, AFTER_DO -> {
        levels.pop();
        end();
      }
      case ARM -> levels.pop();
      case CONDITION -> throw reader.unexpected("`(then`");
      case BEFORE_DO -> throw reader.unexpected("`(do`");
      case FLAT_BLOCK, FLAT_IF, FLAT_TRY, FLAT_CATCH -> throw reader.unexpected("`end`");
    }
    reader.close();
  }

  // Flat instructions, core 6.5.1

  private void flat() {
    if (!levels.isEmpty() && !levels.peek().nesting.takesFlatInstructions()) {
      throw reader.unexpected("`(` or `)`");
    }
    int hint = annotations.branchHint(reader);
    int at = reader.index();
    var rows = instructions.mnemonic();
    switch (rows.getFirst()) {
      case BLOCK, LOOP, TRY_TABLE -> flatBlock(rows, Nesting.FLAT_BLOCK, hint);
      case IF -> flatBlock(rows, Nesting.FLAT_IF, hint);
      case TRY -> flatBlock(rows, Nesting.FLAT_TRY, hint);
      case ELSE -> {
        var level = require(at, Set.of(Nesting.FLAT_IF));
        matchLabel(level);
        levels.push(level.as(Nesting.FLAT_BLOCK));
        write(new Instruction.Plain(Opcode.ELSE), -1);
      }
      case CATCH -> {
        var level = require(at, Set.of(Nesting.FLAT_TRY, Nesting.FLAT_CATCH));
        levels.push(level.as(Nesting.FLAT_CATCH));
        write(instructions.immediates(rows), -1);
      }
      case CATCH_ALL -> {
        var level = require(at, Set.of(Nesting.FLAT_TRY, Nesting.FLAT_CATCH));
        levels.push(level.as(Nesting.FLAT_BLOCK));
        write(new Instruction.Plain(Opcode.CATCH_ALL), -1);
      }
      case DELEGATE -> {
        require(at, Set.of(Nesting.FLAT_TRY));
        labels.pop();
        write(instructions.immediates(rows), -1);
      }
      case END -> {
        matchLabel(
            require(
                at,
                Set.of(Nesting.FLAT_BLOCK, Nesting.FLAT_IF, Nesting.FLAT_TRY, Nesting.FLAT_CATCH)));
        end();
      }
      default -> write(instructions.immediates(rows), hint);
    }
  }

  private void flatBlock(List<Opcode> rows, Nesting nesting, int hint) {
    var label = blockLabel();
    begin(instructions.immediates(rows), label, hint);
    levels.push(new Level(nesting, label));
  }

  /** {@return the innermost level, taken off, which must be one that goes on with a word} */
  private Level require(int wordIndex, Set<Nesting> nestings) {
    if (levels.isEmpty() || !nestings.contains(levels.peek().nesting)) {
      reader.seek(wordIndex);
      throw reader.unexpected("an instruction");
    }
    return levels.pop();
  }

  private void matchLabel(Level level) {
    int at = reader.byteOffset();
    var label = reader.takeId();
    if (label.isPresent() && !label.equals(level.label.id)) {
      throw reader.malformed(at, "mismatching label $" + label.orElseThrow());
    }
  }

  // Both

  private Label blockLabel() {
    var id = reader.takeId();
    return new Label(id, annotations.name(reader, "label").or(() -> id));
  }

  /** Begins a block; blocks are counted in this order, which is not that of folded text. */
  private void begin(Instruction instruction, Label label, int hint) {
    write(instruction, hint);
    labels.push(label.id);
    int index = labelCount++;
    label.name.ifPresent(name -> labelNames.put(index, name));
  }

  private void end() {
    labels.pop();
    write(new Instruction.Plain(Opcode.END), -1);
  }

  private void write(Instruction instruction, int hint) {
    if (hint >= 0) {
      branchHints.add(new BranchHint(writer.length(), hint));
    }
    usesData |= DATA_SHAPES.contains(instruction.opcode().immediates());
    encoder.write(instruction);
  }
}
