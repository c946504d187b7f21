package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Finds what a stretch of a body would take and leave as a method, and what that would cost. */
final class Rating {
  private static final int[] NO_ENTRIES = {};
  private static final int MOST_EXITS = 48;

  /** How much less a part is worth for each loop around it: it is called that much more often. */
  private static final double LOOP = 6;

  /** The bytes that it takes to bring a vector from its home or there. */
  private static final int HOME = 14;

  /** The same for an object, of which HotSpot makes more. */
  private static final int OBJECT_HOME = 30;

  private final Body body;
  private final long limit;
  private final OperandKinds operandKinds;
  private final Liveness liveness;
  private final Stretches stretches;

  /** Whether vectors go from part to part through homes. */
  private final boolean hasHomes;

  private final boolean hasVectors;

  Rating(Body body, long limit, OperandKinds operandKinds, boolean hasHomes) {
    this.hasHomes = hasHomes;
    this.hasVectors = body.localKinds.contains(Kind.VECTOR);
    this.body = body;
    this.limit = limit;
    this.operandKinds = operandKinds;
    this.liveness = Liveness.of(body);
    this.stretches = new Stretches(body);
  }

  /** {@return the part, if the stretch can be one and is worth it} */
  Optional<Part> rate(int from, int to, long weight) {
    return rate(from, to, weight, NO_ENTRIES);
  }

  /** {@return the part which is entered at the ends of some blocks as well} */
  Optional<Part> rateEntered(int from, int to, long weight, int[] entries) {
    return rate(from, to, weight, entries)
        .filter(
            part -> {
              part.callSize += 12 + 8 * entries.length;
              part.score *= 0.7;
              return part.callSize <= weight * 2 / 3;
            });
  }

  /** {@return the part which takes some operands and leaves some} */
  Optional<Part> rateAnywhere(int from, int to, long weight, int taken, int left) {
    return rate(from, to, weight, NO_ENTRIES)
        .filter(
            part -> {
              if (part.exits.length > 0 || !part.falls) {
                return false;
              }
              part.operandInputs = operandKinds.top(from, taken);
              part.operandOutputs = operandKinds.top(to, left);
              part.callSize += 2 * taken + 6 * left;
              part.score /= 1 + 0.2 * taken + 0.6 * left;
              return part.callSize <= weight / 2 && fits(part);
            });
  }

  private Optional<Part> rate(int from, int to, long weight, int[] entries) {
    if (stretches.isRefused(from, to)) {
      return Optional.empty();
    }
    int[] exits = stretches.exits(from, to, entries, MOST_EXITS);
    if (exits.length > MOST_EXITS) {
      return Optional.empty();
    }
    long[] used = new long[stretches.words()];
    long[] written = new long[used.length];
    stretches.addLocals(from, to, used, written);
    boolean falls = body.isLive(to);
    long[] in = liveness.before(from);
    for (int entry : entries) {
      in = Liveness.union(in, liveness.atLabel(entry));
    }
    long[] out = falls ? liveness.before(to) : new long[in.length];
    for (int exit : exits) {
      out = Liveness.union(out, liveness.atLabel(exit));
    }
    long[] caught = liveness.atHandlers(from);
    int usedCount = 0;
    long[] taken = new long[used.length];
    for (int word = 0; word < used.length; word++) {
      if ((written[word] & caught[word]) != 0) {
        // An exception would take what has been written with it.
        return Optional.empty();
      }
      usedCount += Long.bitCount(used[word]);
      written[word] &= out[word];
      taken[word] = (used[word] | written[word]) & in[word];
    }
    Part part = Part.stretch(body, from, to);
    part.hasHomes = hasHomes;
    // Parameters had better be what takes few slots.
    part.inputs = ordered(Liveness.members(taken), local -> !isVector(local));
    // An int can be returned together with the way that control goes.
    part.outputs = ordered(Liveness.members(written), this::isInt);
    if (hasHomes && hasVectors) {
      part.vectorInputs = Arrays.stream(part.inputs).filter(this::isVector).toArray();
      part.vectorOutputs = Arrays.stream(part.outputs).filter(this::isVector).toArray();
      part.inputs = Arrays.stream(part.inputs).filter(local -> !isVector(local)).toArray();
      part.outputs = Arrays.stream(part.outputs).filter(local -> !isVector(local)).toArray();
    }
    part.exits = exits;
    part.entries = entries;
    part.falls = falls;
    part.size = (int) weight;
    return price(part, usedCount) ? Optional.of(part) : Optional.empty();
  }

  /** Puts those locals first of which something is true. */
  private static int[] ordered(int[] locals, IntPredicate first) {
    int[] ordered = new int[locals.length];
    int front = 0;
    int back = locals.length;
    for (int at = 0; at < locals.length; at++) {
      int fromEnd = locals[locals.length - 1 - at];
      if (!first.test(fromEnd)) {
        ordered[--back] = fromEnd;
      }
      if (first.test(locals[at])) {
        ordered[front++] = locals[at];
      }
    }
    return ordered;
  }

  private boolean price(Part part, int usedCount) {
    int inputs = part.inputs.length;
    int outputs = cellCount(part, part.outputs, 0);
    int exits = part.exits.length;
    int unpassed = cellCount(part, part.inputs, part.passedInputs());
    int atHome = part.vectorInputs.length + part.vectorOutputs.length;
    long own =
        part.size
            + 4L * part.entries.length
            + 11L * (outputs + unpassed)
            + (long) homeSize() * atHome
            + 14L * exits
            + 4L * Math.max(usedCount - inputs, 0)
            + 10;
    part.callSize =
        6 + 2 * inputs + 11 * (outputs + unpassed) + (part.wayCount() > 1 ? 14 + 10 * exits : 0);
    part.score =
        (part.size - part.callSize)
            / (3.0 + inputs + unpassed + 2.0 * (outputs + atHome) + 3.0 * exits)
            / Math.pow(LOOP, body.loopDepth(part.from()));
    return own <= limit && part.callSize <= part.size / 2 && fits(part);
  }

  private int homeSize() {
    return body.carrier == null ? HOME : OBJECT_HOME;
  }

  /** {@return how many cells of the transfer area some locals take, two for a vector} */
  private static int cellCount(Part part, int[] locals, int first) {
    int count = 0;
    for (int at = first; at < locals.length; at++) {
      count += part.kind(locals[at]) == Kind.VECTOR ? 2 : 1;
    }
    return count;
  }

  /** {@return whether a method can have the parameters, and the transfer area the rest} */
  private boolean fits(Part part) {
    int cells = part.outputs.length + part.operandOutputs.size();
    int mostValues = 0;
    for (int exit : part.exits) {
      mostValues = Math.max(mostValues, body.labelKinds(exit).size());
    }
    return part.operandsFit()
        && part.inputs.length - part.passedInputs() <= PartChooser.MOST_CELLS
        && cells + mostValues <= PartChooser.MOST_CELLS;
  }

  private boolean isVector(int local) {
    return body.localKinds.get(local) == Kind.VECTOR;
  }

  private boolean isInt(int local) {
    return body.localKinds.get(local) == Kind.INT;
  }

  /** {@return how many operands an instruction may look at; many if that is not known} */
  int popped(int at) {
    Opcode opcode = body.opcodes[at];
    if (opcode.signature() != Signature.BY_RULE) {
      return opcode.signature().parameters().size();
    }
    return switch (opcode) {
      case LOCAL_GET, GLOBAL_GET, NOP, REF_NULL, REF_FUNC, TABLE_SIZE -> 0;
      case LOCAL_SET, LOCAL_TEE, GLOBAL_SET, DROP, TABLE_GET, REF_IS_NULL -> 1;
      case SELECT, SELECT_TYPED, MEMORY_COPY, TABLE_COPY, TABLE_INIT, TABLE_FILL -> 3;
      case TABLE_SET, TABLE_GROW -> 2;
      case BLOCK, LOOP, TRY_TABLE, TRY -> body.shape(at).parameters().size();
      case IF -> body.shape(at).parameters().size() + 1;
      case BR_IF -> body.labelKinds(body.targets[at]).size() + 1;
      case CALL, CALL_INDIRECT -> operandKinds.argumentCount(at);
      default -> Integer.MAX_VALUE / 2;
    };
  }
}
