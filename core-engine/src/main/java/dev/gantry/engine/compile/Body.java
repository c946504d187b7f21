package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The instructions of one function as arrays, with what later passes ask of them again and again.
 *
 * <p>Instructions are numbered from 0; a block is known by the number of the instruction that opens
 * it, and the body itself by {@link #WHOLE}. Written by {@link BodyReader}, only read afterwards.
 */
final class Body {

  /** The body as a block, and the target of a branch that returns. */
  static final int WHOLE = -1;

  /** The height of the operand stack where no execution gets. */
  static final int DEAD = -1;

  /** No instruction. */
  static final int NONE = -1;

  private static final int[] NO_TARGETS = {};

  /** The number of the function in the index space of the module. */
  final int functionIndex;

  /** Of the parameters and the declared locals. */
  final List<Kind> localKinds;

  final BlockShape wholeShape;

  /**
   * As what its vectors are objects of the JDK's vector API; where there is none, they are longs.
   */
  @Nullable Lanes carrier;

  int count;
  Opcode[] opcodes = new Opcode[64];
  int[] offsets = new int[64];
  int[] indices = new int[64];
  int[] secondIndices = new int[64];
  long[] literals = new long[64];

  /** Height of the operand stack before the instruction, or {@link #DEAD}. */
  int[] heights = new int[64];

  /** The innermost block around it; for what divides or ends a block, that block. */
  int[] enclosers = new int[64];

  /** For an opener what ends it; for an end what opened it; for a divider what ends the block. */
  int[] matches = new int[64];

  /** For an opener or divider the next {@code else} or {@code catch} of the block. */
  int[] dividers = new int[64];

  /** For an instruction with one label the block that it names. */
  int[] targets = new int[64];

  private final Map<Integer, int[]> tables = new HashMap<>();
  private final Map<Integer, BlockShape> shapes = new HashMap<>();
  private final Map<Integer, Instruction> records = new HashMap<>();
  private final Map<Integer, Long> highLiterals = new HashMap<>();

  private @Nullable Boolean calls;
  private int @Nullable [] fuelCosts;
  private int @Nullable [] loopDepths;
  private int @Nullable [] origins;
  private int originCount;

  Body(int functionIndex, List<Kind> localKinds, BlockShape wholeShape) {
    this.functionIndex = functionIndex;
    this.localKinds = List.copyOf(localKinds);
    this.wholeShape = wholeShape;
  }

  /** {@return the number of the next instruction, for which there is room now} */
  int append(Opcode opcode, int offset) {
    if (count == opcodes.length) {
      grow();
    }
    opcodes[count] = opcode;
    offsets[count] = offset;
    matches[count] = NONE;
    dividers[count] = NONE;
    targets[count] = NONE;
    return count++;
  }

  private void grow() {
    int length = count * 2;
    opcodes = Arrays.copyOf(opcodes, length);
    offsets = Arrays.copyOf(offsets, length);
    indices = Arrays.copyOf(indices, length);
    secondIndices = Arrays.copyOf(secondIndices, length);
    literals = Arrays.copyOf(literals, length);
    heights = Arrays.copyOf(heights, length);
    enclosers = Arrays.copyOf(enclosers, length);
    matches = Arrays.copyOf(matches, length);
    dividers = Arrays.copyOf(dividers, length);
    targets = Arrays.copyOf(targets, length);
  }

  boolean isLive(int at) {
    return heights[at] != DEAD;
  }

  /** {@return whether it calls anything; one that does not ends, or has a loop} */
  boolean calls() {
    Boolean known = calls;
    if (known == null) {
      known = Arrays.stream(opcodes, 0, count).anyMatch(Opcode::isCall);
      calls = known;
    }
    return known;
  }

  /** {@return for each instruction what is to be paid before it, where guests pay} */
  int[] fuelCosts() {
    int[] known = fuelCosts;
    if (known == null) {
      known = Containment.fuelCosts(this);
      fuelCosts = known;
    }
    return known;
  }

  /**
   * Says that this body is another one rewritten: it charges the same, and traces name the
   * instructions of the other.
   *
   * @param origins for each instruction the one that it is, or that it was added for
   * @param moved for each instruction of the other body its number in this one
   */
  void standFor(Body other, int[] origins, int[] moved) {
    int[] theirs = other.fuelCosts();
    var costs = new int[count];
    for (int at = 0; at < moved.length; at++) {
      costs[moved[at]] = theirs[at];
    }
    fuelCosts = costs;
    this.origins = origins;
    originCount = other.count;
  }

  /** {@return the number of an instruction in the function as it was read} */
  int origin(int at) {
    return origins == null ? at : origins[at];
  }

  /** {@return how many instructions the function had when it was read} */
  int originCount() {
    return origins == null ? count : originCount;
  }

  /** {@return how many loops stand around an instruction} */
  int loopDepth(int at) {
    int[] known = loopDepths;
    if (known == null) {
      known = findLoopDepths();
      loopDepths = known;
    }
    return known[at];
  }

  private int[] findLoopDepths() {
    var depths = new int[count + 1];
    int depth = 0;
    for (int at = 0; at < count; at++) {
      depths[at] = depth;
      if (opcodes[at] == Opcode.LOOP) {
        depth++;
      } else if (opcodes[at] == Opcode.END
          && matches[at] != NONE
          && opcodes[matches[at]] == Opcode.LOOP) {
        depth--;
      }
    }
    return depths;
  }

  /** {@return what a block takes and leaves} */
  BlockShape shape(int opener) {
    if (opener == WHOLE) {
      return wholeShape;
    }
    BlockShape shape = shapes.get(opener);
    if (shape == null) {
      throw new AssertionError("no block opens at instruction " + opener);
    }
    return shape;
  }

  void putShape(int opener, BlockShape shape) {
    shapes.put(opener, shape);
  }

  /** {@return what a branch to a block carries} */
  List<Kind> labelKinds(int opener) {
    BlockShape shape = shape(opener);
    return opener != WHOLE && opcodes[opener] == Opcode.LOOP ? shape.parameters() : shape.results();
  }

  /** {@return the blocks that a {@code br_table} names, the default last} */
  int[] table(int at) {
    return tables.getOrDefault(at, NO_TARGETS);
  }

  void putTable(int at, int[] targets) {
    tables.put(at, targets);
  }

  /** {@return the instruction with the immediates that have no array} */
  Instruction record(int at) {
    Instruction record = records.get(at);
    if (record == null) {
      throw new AssertionError("no record of " + opcodes[at]);
    }
    return record;
  }

  void putRecord(int at, Instruction record) {
    records.put(at, record);
  }

  /** {@return the bytes 8 to 15 of a vector literal} */
  long highLiteral(int at) {
    return highLiterals.getOrDefault(at, 0L);
  }

  void putHighLiteral(int at, long literal) {
    highLiterals.put(at, literal);
  }

  /** {@return the block that is a number of labels out from a block} */
  int outwards(int block, int labelIndex) {
    int target = block;
    for (int left = labelIndex; left > 0; left--) {
      target = enclosers[target];
    }
    return target;
  }

  /** Takes the immediates of an instruction of another body that have no array. */
  void copyImmediates(int at, Body other, int theirs, IntUnaryOperator renumbering) {
    int[] table = other.tables.get(theirs);
    if (table != null) {
      tables.put(at, Arrays.stream(table).map(renumbering).toArray());
    }
    Instruction record = other.records.get(theirs);
    if (record != null) {
      records.put(at, record);
    }
    Long literal = other.highLiterals.get(theirs);
    if (literal != null) {
      highLiterals.put(at, literal);
    }
  }
}
