package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import java.util.Optional;

/** Finds what a stretch of a body would take and leave as a method, and what that would cost. */
final class Rating {
  private static final int[] NO_ENTRIES = {};
  private static final int MOST_EXITS = 48;
  private static final int MOST_SLOTS = 240;

  /** How much less a part is worth for each loop around it: it is called that much more often. */
  private static final double LOOP = 6;

  private final Body body;
  private final long limit;
  private final OperandKinds operandKinds;
  private final Liveness liveness;
  private final Stretches stretches;
  private final int[] loopDepths;

  Rating(Body body, long limit, OperandKinds operandKinds) {
    this.body = body;
    this.limit = limit;
    this.operandKinds = operandKinds;
    this.liveness = Liveness.of(body);
    this.stretches = new Stretches(body);
    this.loopDepths = new int[body.count + 1];
    int depth = 0;
    for (int at = 0; at < body.count; at++) {
      loopDepths[at] = depth;
      if (body.opcodes[at] == Opcode.LOOP) {
        depth++;
      } else if (body.opcodes[at] == Opcode.END
          && body.matches[at] != Body.NONE
          && body.opcodes[body.matches[at]] == Opcode.LOOP) {
        depth--;
      }
    }
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
    part.inputs = Liveness.members(taken);
    part.outputs = intsFirst(Liveness.members(written));
    part.exits = exits;
    part.entries = entries;
    part.falls = falls;
    part.size = (int) weight;
    return price(part, usedCount) ? Optional.of(part) : Optional.empty();
  }

  /** Puts an int first, which can be returned together with the way that control goes. */
  private int[] intsFirst(int[] locals) {
    int[] ordered = new int[locals.length];
    int count = 0;
    for (int local : locals) {
      if (isInt(local)) {
        ordered[count++] = local;
      }
    }
    for (int local : locals) {
      if (!isInt(local)) {
        ordered[count++] = local;
      }
    }
    return ordered;
  }

  private boolean price(Part part, int usedCount) {
    int inputs = part.inputs.length;
    int outputs = part.outputs.length;
    int exits = part.exits.length;
    long own =
        part.size
            + 4L * part.entries.length
            + 10L * outputs
            + 14L * exits
            + 4L * Math.max(usedCount - inputs, 0)
            + 10;
    part.callSize = 6 + 2 * inputs + 9 * outputs + (part.wayCount() > 1 ? 14 + 10 * exits : 0);
    part.score =
        (part.size - part.callSize)
            / (3.0 + inputs + 2.0 * outputs + 3.0 * exits)
            / Math.pow(LOOP, loopDepths[part.from()]);
    return own <= limit && part.callSize <= part.size / 2 && fits(part);
  }

  /** {@return whether a method can have the parameters, and the transfer area the rest} */
  private boolean fits(Part part) {
    int slots = 4;
    for (int input : part.inputs) {
      slots += body.localKinds.get(input).slotCount();
    }
    for (Kind kind : part.operandInputs) {
      slots += kind.slotCount();
    }
    int cells = part.outputs.length + part.operandOutputs.size();
    int mostValues = 0;
    for (int exit : part.exits) {
      mostValues = Math.max(mostValues, body.labelKinds(exit).size());
    }
    return slots <= MOST_SLOTS && cells + mostValues <= PartChooser.MOST_CELLS;
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
