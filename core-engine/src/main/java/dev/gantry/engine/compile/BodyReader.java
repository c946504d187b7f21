package dev.gantry.engine.compile;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.valid.BodyListener;
import dev.gantry.engine.valid.StackView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Turns the walk over a body into a {@link Body}. */
final class BodyReader implements BodyListener {
  private final Body body;
  private final Function<ValueType, Kind> kinds;
  private int[] openers = new int[16];
  private int[] lastDividers = new int[16];
  private int depth;

  BodyReader(Body body, Function<ValueType, Kind> kinds) {
    this.body = body;
    this.kinds = kinds;
  }

  @Override
  public void instruction(InstructionCursor instruction, StackView stacks) {
    Opcode opcode = instruction.opcode();
    int at = body.append(opcode, instruction.offset());
    body.heights[at] = stacks.unreachable() ? Body.DEAD : stacks.height();
    body.enclosers[at] = innermost();
    readImmediates(instruction, at);
    switch (opcode) {
      case BLOCK, LOOP, IF, TRY_TABLE, TRY -> open(at);
      case ELSE, CATCH, CATCH_ALL -> divide(at);
      case DELEGATE -> {
        body.targets[at] = body.outwards(body.enclosers[innermost()], instruction.index());
        close(at, stacks);
      }
      case END -> close(at, stacks);
      default -> {}
    }
  }

  private int innermost() {
    return depth == 0 ? Body.WHOLE : openers[depth - 1];
  }

  private void open(int at) {
    if (depth == openers.length) {
      openers = Arrays.copyOf(openers, depth * 2);
      lastDividers = Arrays.copyOf(lastDividers, depth * 2);
    }
    openers[depth] = at;
    lastDividers[depth] = at;
    depth++;
  }

  private void divide(int at) {
    body.dividers[lastDividers[depth - 1]] = at;
    lastDividers[depth - 1] = at;
  }

  private void close(int at, StackView stacks) {
    if (depth == 0) {
      return;
    }
    int opener = openers[--depth];
    StackView.BlockView block = stacks.block(0);
    body.putShape(
        opener, new BlockShape(kinds(block.parameters()), kinds(block.results()), block.height()));
    body.matches[opener] = at;
    body.matches[at] = opener;
    for (int divider = body.dividers[opener];
        divider != Body.NONE;
        divider = body.dividers[divider]) {
      body.matches[divider] = at;
    }
  }

  private List<Kind> kinds(List<ValueType> types) {
    if (types.isEmpty()) {
      return List.of();
    }
    var result = new ArrayList<Kind>(types.size());
    for (ValueType type : types) {
      result.add(kinds.apply(type));
    }
    return List.copyOf(result);
  }

  private void readImmediates(InstructionCursor instruction, int at) {
    switch (instruction.opcode().immediates()) {
      case NONE, ZERO_BYTE, BLOCK_TYPE, VALUE_TYPES -> {}
      case LABEL -> {
        body.indices[at] = instruction.index();
        body.targets[at] = labelled(instruction.index());
      }
      case LABELS -> body.putTable(at, labelled(instruction));
      case CAST_BRANCH -> {
        var branch = (Instruction.CastBranch) instruction.instruction();
        body.targets[at] = labelled(branch.labelIndex());
        body.putRecord(at, branch);
      }
      case BLOCK_TYPE_AND_CATCHES, HEAP_TYPE, REFERENCE_TO, NULLABLE_REFERENCE_TO, SHUFFLE ->
          body.putRecord(at, instruction.instruction());
      case FUNCTION, TYPE, LOCAL, GLOBAL, TABLE, ELEMENT, TAG, MEMORY, DATA ->
          body.indices[at] = instruction.index();
      case TYPE_AND_TABLE,
          TYPE_AND_FIELD,
          TYPE_AND_LENGTH,
          TYPE_AND_DATA,
          TYPE_AND_ELEMENT,
          TYPE_AND_TYPE,
          TABLE_AND_TABLE,
          ELEMENT_AND_TABLE,
          MEMORY_AND_MEMORY,
          DATA_AND_MEMORY -> {
        body.indices[at] = instruction.index();
        body.secondIndices[at] = instruction.secondIndex();
      }
      case MEMARG_8,
          MEMARG_16,
          MEMARG_32,
          MEMARG_64,
          MEMARG_128,
          ATOMIC_8,
          ATOMIC_16,
          ATOMIC_32,
          ATOMIC_64 -> {
        body.indices[at] = instruction.index();
        body.literals[at] = instruction.literal();
      }
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE -> {
        body.indices[at] = instruction.index();
        body.secondIndices[at] = instruction.secondIndex();
        body.literals[at] = instruction.literal();
      }
      case I32, I64, F32, F64 -> body.literals[at] = instruction.literal();
      case V128 -> {
        body.literals[at] = instruction.literal();
        body.putHighLiteral(at, instruction.highLiteral());
      }
      case LANE_OF_16, LANE_OF_8, LANE_OF_4, LANE_OF_2 -> body.indices[at] = instruction.index();
    }
  }

  /** {@return the block that a label names at the current instruction} */
  private int labelled(int labelIndex) {
    return labelIndex >= depth ? Body.WHOLE : openers[depth - 1 - labelIndex];
  }

  private int[] labelled(InstructionCursor branchTable) {
    int[] targets = new int[branchTable.labelCount() + 1];
    for (int position = 0; position < targets.length; position++) {
      targets[position] = labelled(branchTable.label(position));
    }
    return targets;
  }
}
