package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;

/**
 * Which locals of a function are still wanted before each instruction, one bit for each.
 *
 * <p>Sets are shared where they are equal, and must not be changed.
 */
final class Liveness {
  private static final int MOST_ROUNDS = 20;

  private final Body body;
  private final int words;
  private final long[] none;

  /** Before each instruction, and after the last. */
  private final long[][] before;

  /** Where a branch to a block arrives. */
  private final long[][] labels;

  /** Where exceptions in the first part of a block may arrive. */
  private final long[][] handlers;

  private final boolean hasHandlers;

  private Liveness(Body body) {
    this.body = body;
    this.words = (body.localKinds.size() + Long.SIZE - 1) / Long.SIZE;
    this.none = new long[words];
    this.before = new long[body.count + 1][];
    this.labels = new long[body.count][];
    this.handlers = new long[body.count][];
    Arrays.fill(labels, none);
    Arrays.fill(handlers, none);
    boolean catches = false;
    for (int at = 0; at < body.count; at++) {
      catches |= body.opcodes[at] == Opcode.TRY_TABLE || body.opcodes[at] == Opcode.TRY;
    }
    hasHandlers = catches;
  }

  static Liveness of(Body body) {
    var liveness = new Liveness(body);
    boolean again = true;
    for (int round = 0; again && round < MOST_ROUNDS; round++) {
      again = liveness.pass();
    }
    if (again) {
      liveness.giveUp();
    }
    return liveness;
  }

  long[] before(int at) {
    return before[at];
  }

  /** {@return what is wanted where a branch to a block arrives} */
  long[] atLabel(int opener) {
    return opener == Body.WHOLE ? none : labels[opener];
  }

  /** {@return what is wanted by any handler of an exception that an instruction may throw} */
  long[] atHandlers(int at) {
    long[] all = none;
    if (hasHandlers) {
      for (int block = body.enclosers[at]; block != Body.WHOLE; block = body.enclosers[block]) {
        all = union(all, handlers[block]);
      }
    }
    return all;
  }

  /** Says that everything is wanted everywhere, which is never wrong. */
  private void giveUp() {
    long[] all = new long[words];
    Arrays.fill(all, -1L);
    Arrays.fill(before, all);
    Arrays.fill(labels, all);
    Arrays.fill(handlers, all);
  }

  /** Goes through the body once from its end; returns whether another round is needed. */
  private boolean pass() {
    boolean again = false;
    long[] current = none;
    before[body.count] = current;
    for (int at = body.count - 1; at >= 0; at--) {
      long[] after = current;
      switch (body.opcodes[at]) {
        case END, DELEGATE -> {
          int opener = body.matches[at];
          if (opener != Body.NONE && body.opcodes[opener] != Opcode.LOOP) {
            labels[opener] = after;
          }
        }
        case ELSE, CATCH, CATCH_ALL -> {
          // Control comes here from the end of what stands above, and leaves the block.
          int opener = body.enclosers[at];
          if (body.opcodes[at] != Opcode.ELSE) {
            again |= addHandler(opener, after);
          }
          current = labels[opener];
        }
        case LOOP -> {
          if (!Arrays.equals(labels[at], after)) {
            labels[at] = after;
            again = true;
          }
        }
        case IF -> {
          int otherwise = body.dividers[at];
          current = union(after, otherwise == Body.NONE ? labels[at] : before[otherwise + 1]);
        }
        case TRY_TABLE -> {
          for (Catch clause : ((Instruction.TryTable) body.record(at)).catches()) {
            int target = body.outwards(body.enclosers[at], clause.labelIndex());
            again |= addHandler(at, atLabel(target));
          }
        }
        case BR -> current = atLabel(body.targets[at]);
        case BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
            current = union(after, atLabel(body.targets[at]));
        case BR_TABLE -> {
          current = none;
          for (int target : body.table(at)) {
            current = union(current, atLabel(target));
          }
        }
        case UNREACHABLE, RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
            current = none;
        case THROW, THROW_REF, RETHROW -> current = atHandlers(at);
        case LOCAL_GET -> current = with(after, body.indices[at]);
        case LOCAL_SET, LOCAL_TEE -> current = without(after, body.indices[at]);
        case CALL, CALL_INDIRECT, CALL_REF -> {
          if (hasHandlers) {
            current = union(after, atHandlers(at));
          }
        }
        default -> {}
      }
      before[at] = current;
    }
    return again;
  }

  private boolean addHandler(int opener, long[] wanted) {
    long[] all = union(handlers[opener], wanted);
    boolean changed = !Arrays.equals(all, handlers[opener]);
    handlers[opener] = all;
    return changed;
  }

  // Sets

  private static boolean has(long[] set, int local) {
    return (set[local >> 6] >>> local & 1) != 0;
  }

  /** {@return the locals in a set, in order} */
  static int[] members(long[] set) {
    int count = 0;
    for (long word : set) {
      count += Long.bitCount(word);
    }
    int[] members = new int[count];
    int next = 0;
    for (int word = 0; word < set.length; word++) {
      for (long rest = set[word]; rest != 0; rest &= rest - 1) {
        members[next++] = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
      }
    }
    return members;
  }

  static long[] union(long[] one, long[] other) {
    if (contains(one, other)) {
      return one;
    }
    long[] all = one.clone();
    for (int word = 0; word < all.length; word++) {
      all[word] |= other[word];
    }
    return all;
  }

  private static boolean contains(long[] one, long[] other) {
    for (int word = 0; word < one.length; word++) {
      if ((other[word] & ~one[word]) != 0) {
        return false;
      }
    }
    return true;
  }

  private static long[] with(long[] set, int local) {
    if (has(set, local)) {
      return set;
    }
    long[] changed = set.clone();
    changed[local >> 6] |= 1L << local;
    return changed;
  }

  private static long[] without(long[] set, int local) {
    if (!has(set, local)) {
      return set;
    }
    long[] changed = set.clone();
    changed[local >> 6] &= ~(1L << local);
    return changed;
  }
}
