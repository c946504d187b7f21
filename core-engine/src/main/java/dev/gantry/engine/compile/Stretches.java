package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.Instruction;
import java.util.Arrays;

/**
 * What any stretch of a body reads, writes and branches to, without going through all of it.
 *
 * <p>Locals are summed up for groups of instructions, and branches stand in a list of their own:
 * the choice of parts asks about tens of thousands of stretches of a large body. Owned by one
 * thread.
 */
final class Stretches {
  private static final int GROUP_LOG2 = 6;
  private static final int GROUP = 1 << GROUP_LOG2;

  private final Body body;
  private final int words;

  /** For each group the locals that it names, and those that it writes, one bit for each. */
  private final long[] used;

  private final long[] written;

  /** Before each group, how many instructions there are that can stand in no part. */
  private final int[] refusals;

  /** Where control may go away to a block, in order, and which block that is. */
  private int[] branches = new int[64];

  private int[] targets = new int[64];
  private int branchCount;

  /** By a block plus one, the last question in which it was met. */
  private final int[] met;

  private int question;

  Stretches(Body body) {
    this.body = body;
    this.words = (body.localKinds.size() + Long.SIZE - 1) / Long.SIZE;
    int groups = (body.count >> GROUP_LOG2) + 1;
    this.used = new long[groups * words];
    this.written = new long[groups * words];
    this.refusals = new int[groups + 1];
    this.met = new int[body.count + 1];
    for (int at = 0; at < body.count; at++) {
      int group = at >> GROUP_LOG2;
      add(used, group * words, written, group * words, at);
      if (isRefused(at)) {
        refusals[group + 1]++;
      } else if (body.isLive(at)) {
        addBranches(at);
      }
    }
    for (int group = 1; group < refusals.length; group++) {
      refusals[group] += refusals[group - 1];
    }
  }

  private void add(long[] names, int namesFrom, long[] writes, int writesFrom, int at) {
    int local = body.indices[at];
    switch (body.opcodes[at]) {
      case LOCAL_GET -> names[namesFrom + (local >> 6)] |= 1L << local;
      case LOCAL_SET, LOCAL_TEE -> {
        names[namesFrom + (local >> 6)] |= 1L << local;
        writes[writesFrom + (local >> 6)] |= 1L << local;
      }
      default -> {}
    }
  }

  private boolean isRefused(int at) {
    return switch (body.opcodes[at]) {
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF ->
          !TailCallLowerings.mayStandInParts(body.wholeShape.results());
      case RETHROW, DELEGATE -> true;
      default -> false;
    };
  }

  private void addBranches(int at) {
    switch (body.opcodes[at]) {
      case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL ->
          addBranch(at, body.targets[at]);
      case BR_TABLE -> {
        question++;
        for (int target : body.table(at)) {
          if (isNew(target)) {
            addBranch(at, target);
          }
        }
      }
      case RETURN, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> addBranch(at, Body.WHOLE);
      case TRY_TABLE -> {
        for (Catch clause : ((Instruction.TryTable) body.record(at)).catches()) {
          addBranch(at, body.outwards(body.enclosers[at], clause.labelIndex()));
        }
      }
      default -> {}
    }
  }

  private void addBranch(int at, int target) {
    if (branchCount == branches.length) {
      branches = Arrays.copyOf(branches, 2 * branchCount);
      targets = Arrays.copyOf(targets, 2 * branchCount);
    }
    branches[branchCount] = at;
    targets[branchCount++] = target;
  }

  private boolean isNew(int block) {
    boolean isNew = met[block + 1] != question;
    met[block + 1] = question;
    return isNew;
  }

  /** {@return how many words a set of locals has} */
  int words() {
    return words;
  }

  /** {@return whether a stretch holds an instruction that can stand in no part} */
  boolean isRefused(int from, int to) {
    int first = from >> GROUP_LOG2;
    int last = to >> GROUP_LOG2;
    if (refusals[last + 1] == refusals[first]) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if (isRefused(at)) {
        return true;
      }
    }
    return false;
  }

  /** Adds the locals that a stretch names, and those that it writes, to sets. */
  void addLocals(int from, int to, long[] names, long[] writes) {
    int at = from;
    while (at < to) {
      if ((at & GROUP - 1) == 0 && at + GROUP <= to) {
        int start = (at >> GROUP_LOG2) * words;
        for (int word = 0; word < words; word++) {
          names[word] |= used[start + word];
          writes[word] |= written[start + word];
        }
        at += GROUP;
      } else {
        add(names, 0, writes, 0, at);
        at++;
      }
    }
  }

  /**
   * {@return the blocks outside of a stretch that it branches to, in order; one more than a limit
   * if there are more}
   *
   * @param entries blocks that count as inside
   */
  int[] exits(int from, int to, int[] entries, int limit) {
    question++;
    for (int entry : entries) {
      met[entry + 1] = question;
    }
    int[] exits = new int[limit + 1];
    int count = 0;
    int next = Arrays.binarySearch(branches, 0, branchCount, from);
    next = next < 0 ? -next - 1 : first(next);
    for (; next < branchCount && branches[next] < to && count <= limit; next++) {
      int target = targets[next];
      if (target < from && isNew(target)) {
        exits[count++] = target;
      }
    }
    Arrays.sort(exits, 0, count);
    return Arrays.copyOf(exits, count);
  }

  /** {@return the first branch of the instruction that a branch belongs to} */
  private int first(int branch) {
    int first = branch;
    while (first > 0 && branches[first - 1] == branches[branch]) {
      first--;
    }
    return first;
  }
}
