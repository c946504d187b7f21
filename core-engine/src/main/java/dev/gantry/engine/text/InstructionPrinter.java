package dev.gantry.engine.text;

import static java.util.stream.Collectors.joining;

import dev.gantry.engine.binary.NameSubsection;
import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.ImmediateShape;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prints instructions in the flat text format (core 6.5).
 *
 * <p>What the format lets a writer leave out is left out: index 0 of tables and memories, offset 0,
 * and natural alignment. A block without a name says its depth in a comment, and so do the branches
 * to it.
 */
final class InstructionPrinter {
  private final TextWriter out;
  private final PrintedNames names;
  private final TypePrinter types;
  private final int functionIndex;
  private final boolean onOneLine;
  private final List<Integer> openLabels = new ArrayList<>();
  private int labelCount;

  /**
   * A printer for one body.
   *
   * @param onOneLine whether instructions are set apart by blanks, as constant expressions are
   */
  InstructionPrinter(
      TextWriter out, PrintedNames names, TypePrinter types, int functionIndex, boolean onOneLine) {
    this.out = out;
    this.names = names;
    this.types = types;
    this.functionIndex = functionIndex;
    this.onOneLine = onOneLine;
  }

  /** {@return how many blocks are open} */
  int depth() {
    return openLabels.size();
  }

  /** Prints an instruction after its line has begun. */
  void print(Instruction instruction) {
    out.write(instruction.opcode().mnemonic());
    switch (instruction) {
      case Instruction.Plain _ -> {}
      case Instruction.Block(_, var blockType) -> block(blockType, List.of());
      case Instruction.TryTable(_, var blockType, var catches) -> block(blockType, catches);
      case Instruction.Index index -> index(index);
      case Instruction.IndexPair pair -> pair(pair);
      case Instruction.BranchTable(_, var labels, int otherwise) -> {
        labels.forEach(this::label);
        label(otherwise);
      }
      case Instruction.CastBranch(_, int labelIndex, var from, var to) -> {
        label(labelIndex);
        out.write(" " + types.text(from) + " " + types.text(to));
      }
      case Instruction.Select(_, var operands) ->
          out.write(
              operands.stream()
                  .map(type -> " " + types.text(type))
                  .collect(joining("", " (result", ")")));
      case Instruction.MemoryAccess(var opcode, int memory, int alignLog2, long offset) ->
          memoryArgument(opcode, memory, alignLog2, offset);
      case Instruction.MemoryLaneAccess(
              var opcode,
              int memory,
              int alignLog2,
              long offset,
              int lane) -> {
        memoryArgument(opcode, memory, alignLog2, offset);
        out.write(" " + lane);
      }
      case Instruction.HeapTypeOperand(var opcode, var heapType) ->
          out.write(
              switch (opcode.immediates()) {
                case REFERENCE_TO -> " " + types.text(types.reference(false, heapType));
                case NULLABLE_REFERENCE_TO -> " " + types.text(types.reference(true, heapType));
                default -> " " + types.text(heapType);
              });
      case Instruction.I32Const(_, int value) -> out.write(" " + value);
      case Instruction.I64Const(_, long value) -> out.write(" " + value);
      case Instruction.F32Const(_, int bits) -> out.write(" " + FloatPrinter.print(bits));
      case Instruction.F64Const(_, long bits) -> out.write(" " + FloatPrinter.print(bits));
      case Instruction.V128Const(_, long low, long high) ->
          out.write(
              " i32x4 0x%08x 0x%08x 0x%08x 0x%08x"
                  .formatted((int) low, (int) (low >>> 32), (int) high, (int) (high >>> 32)));
      case Instruction.Shuffle(_, var lanes) -> lanes.forEach(lane -> out.write(" " + lane));
      case Instruction.Lane(_, int lane) -> out.write(" " + lane);
    }
  }

  // Indices

  private void index(Instruction.Index instruction) {
    int index = instruction.index();
    switch (instruction.opcode().immediates()) {
      case LABEL -> label(index);
      case FUNCTION -> use(NameSubsection.FUNCTIONS, index);
      case TYPE -> use(NameSubsection.TYPES, index);
      case LOCAL -> out.write(" " + names.use(NameSubsection.LOCALS, functionIndex, index));
      case GLOBAL -> use(NameSubsection.GLOBALS, index);
      case TABLE -> use(NameSubsection.TABLES, index);
      case ELEMENT -> use(NameSubsection.ELEMENTS, index);
      case TAG -> use(NameSubsection.TAGS, index);
      case MEMORY -> useUnlessZero(NameSubsection.MEMORIES, index);
      case DATA -> use(NameSubsection.DATA, index);
      default -> throw new AssertionError(instruction);
    }
  }

  private void use(NameSubsection space, int index) {
    out.write(" ").write(names.use(space, index));
  }

  private void useUnlessZero(NameSubsection space, int index) {
    if (index != 0) {
      use(space, index);
    }
  }

  private void pair(Instruction.IndexPair pair) {
    int first = pair.first();
    int second = pair.second();
    switch (pair.opcode().immediates()) {
      case TYPE_AND_TABLE -> {
        useUnlessZero(NameSubsection.TABLES, second);
        out.write(" ");
        types.typeReference(first);
      }
      case TYPE_AND_FIELD -> {
        use(NameSubsection.TYPES, first);
        out.write(" ").write(names.use(NameSubsection.FIELDS, first, second));
      }
      case TYPE_AND_LENGTH -> {
        use(NameSubsection.TYPES, first);
        out.write(" ").write(Integer.toUnsignedString(second));
      }
      case TYPE_AND_DATA -> both(NameSubsection.TYPES, first, NameSubsection.DATA, second);
      case TYPE_AND_ELEMENT -> both(NameSubsection.TYPES, first, NameSubsection.ELEMENTS, second);
      case TYPE_AND_TYPE -> both(NameSubsection.TYPES, first, NameSubsection.TYPES, second);
      case ELEMENT_AND_TABLE -> {
        useUnlessZero(NameSubsection.TABLES, second);
        use(NameSubsection.ELEMENTS, first);
      }
      case DATA_AND_MEMORY -> {
        useUnlessZero(NameSubsection.MEMORIES, second);
        use(NameSubsection.DATA, first);
      }
      case TABLE_AND_TABLE -> bothUnlessZero(NameSubsection.TABLES, first, second);
      case MEMORY_AND_MEMORY -> bothUnlessZero(NameSubsection.MEMORIES, first, second);
      default -> throw new AssertionError(pair);
    }
  }

  private void both(NameSubsection firstSpace, int first, NameSubsection secondSpace, int second) {
    use(firstSpace, first);
    use(secondSpace, second);
  }

  private void bothUnlessZero(NameSubsection space, int first, int second) {
    if ((first | second) != 0) {
      both(space, first, space, second);
    }
  }

  private void memoryArgument(Opcode opcode, int memory, int alignLog2, long offset) {
    useUnlessZero(NameSubsection.MEMORIES, memory);
    if (offset != 0) {
      out.write(" offset=" + Long.toUnsignedString(offset));
    }
    ImmediateShape shape = opcode.immediates();
    if (1L << alignLog2 != shape.accessByteLength()) {
      out.write(" align=" + Long.toUnsignedString(1L << alignLog2));
    }
  }

  // Blocks and labels

  private void block(BlockType blockType, List<Catch> catches) {
    int label = labelCount++;
    var name = names.label(functionIndex, label, depth());
    name.ifPresent(known -> out.write(" ").write(known.definition()));
    switch (blockType) {
      case BlockType.Empty() -> {}
      case BlockType.Result(var type) -> out.write(" (result " + types.text(type) + ")");
      case BlockType.Function(int typeIndex) -> {
        out.write(" ");
        types.typeUse(typeIndex, TypePrinter.NO_FUNCTION);
      }
    }
    catches.forEach(this::catchClause);
    openLabels.add(label);
    if (name.isEmpty()) {
      String comment = " label = @" + depth();
      out.write(onOneLine ? " (;" + comment + " ;)" : " ;;" + comment);
    }
  }

  /** Takes note of the end of a block. */
  void endBlock() {
    if (!openLabels.isEmpty()) {
      openLabels.removeLast();
    }
  }

  private void catchClause(Catch clause) {
    out.write(" ");
    switch (clause) {
      case Catch.Tagged(int tagIndex, _) -> {
        out.open("catch");
        use(NameSubsection.TAGS, tagIndex);
      }
      case Catch.TaggedReference(int tagIndex, _) -> {
        out.open("catch_ref");
        use(NameSubsection.TAGS, tagIndex);
      }
      case Catch.All _ -> out.open("catch_all");
      case Catch.AllReference _ -> out.open("catch_all_ref");
    }
    label(clause.labelIndex());
    out.close();
  }

  private void label(int labelIndex) {
    out.write(" ");
    long position = depth() - Integer.toUnsignedLong(labelIndex);
    if (position < 0) {
      out.write(Integer.toUnsignedString(labelIndex) + " (; INVALID ;)");
      return;
    }
    var name = position == 0 ? Optional.<PrintedName>empty() : labelName((int) position - 1);
    boolean hidden = name.isPresent() && isHidden((int) position, name.orElseThrow());
    if (name.isPresent() && !hidden) {
      out.write(name.orElseThrow().definition());
      return;
    }
    out.write(Integer.toUnsignedString(labelIndex));
    if (position > 0 && !hidden) {
      out.write(" (;@" + position + ";)");
    }
  }

  private Optional<PrintedName> labelName(int position) {
    return names.label(functionIndex, openLabels.get(position), position);
  }

  /** {@return whether a block inside has the same name} */
  private boolean isHidden(int firstInside, PrintedName name) {
    for (int i = firstInside; i < openLabels.size(); i++) {
      if (labelName(i).equals(Optional.of(name))) {
        return true;
      }
    }
    return false;
  }
}
