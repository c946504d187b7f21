package dev.gantry.engine.compile;

import dev.gantry.engine.valid.BodyListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a body that is too big for one method into parts.
 *
 * <p>HotSpot never compiles methods of 8,000 bytes or more, and its compilers do badly well below
 * that. In each round the body is tiled with candidates of a few sizes, each is rated once, and the
 * best that do not overlap are taken, until what is left fits: the effort is linear in the size of
 * the body.
 */
final class PartChooser {
  /** The most cells of the transfer area that a part uses. */
  static final int MOST_CELLS = 64;

  /** The most that a method may weigh. */
  static final int LIMIT = Integer.getInteger("dev.gantry.engine.partLimit", 4000);

  /**
   * The same where there are vectors. They are of many locals, which go into and out of each part,
   * and of few accesses to memory, which are what makes parts small.
   */
  private static final int VECTOR_LIMIT = LIMIT + LIMIT / 2;

  /** The same where they are objects: HotSpot's first compiler makes much of what handles those. */
  private static final int OBJECT_LIMIT = LIMIT * 3 / 4;

  private static final int MOST_ROUNDS = 24;

  private final Body body;
  private final int limit;
  private final int[] costs;
  private final Candidates candidates;
  private final List<Part> parts = new ArrayList<>();

  private PartChooser(Body body, int[] weights, OperandKinds operandKinds, boolean hasHomes) {
    this.body = body;
    this.limit = limit(body);
    this.costs = weights.clone();
    this.candidates = new Candidates(body, limit, operandKinds, hasHomes);
  }

  /** {@return the parts of a body; none if it fits one method} */
  static List<Part> cut(Body body, ModulePlan plan, Part whole, Consumer<BodyListener> walk) {
    int[] weights = CodeSize.weigh(body, plan);
    if (Arrays.stream(weights).asLongStream().sum() <= limit(body)) {
      return List.of();
    }
    var chooser = new PartChooser(body, weights, new OperandKinds(body, plan, walk), true);
    chooser.chooseAll();
    chooser.nest(whole);
    VectorHomes homes = VectorHomes.of(body, chooser.parts);
    if (!homes.isEmpty()) {
      whole.homes = homes;
      chooser.parts.forEach(part -> part.homes = homes);
    }
    whole.size = (int) Math.min(Integer.MAX_VALUE, chooser.sums()[body.count]);
    return chooser.parts;
  }

  /**
   * {@return parts of a stretch of a body, which are called from a method that has it}
   *
   * @param firstNumber the number of the first, when others of the function come before
   */
  static List<Part> cutWithin(
      Body body,
      ModulePlan plan,
      Part around,
      int from,
      int to,
      OperandKinds operandKinds,
      int firstNumber) {
    int[] weights = CodeSize.weigh(body, plan);
    Arrays.fill(weights, 0, from, 0);
    Arrays.fill(weights, to, body.count, 0);
    var chooser = new PartChooser(body, weights, operandKinds, false);
    chooser.candidates.close(-1, from);
    chooser.candidates.close(to, body.count + 1);
    chooser.chooseAll();
    chooser.nest(around);
    for (Part part : chooser.parts) {
      part.number += firstNumber;
    }
    return chooser.parts;
  }

  /** {@return the most that a method with a part of a body may weigh} */
  static int limit(Body body) {
    if (body.carrier != null) {
      return OBJECT_LIMIT;
    }
    return body.localKinds.contains(Kind.VECTOR) ? VECTOR_LIMIT : LIMIT;
  }

  private void chooseAll() {
    boolean anyHeight = false;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      long[] sums = sums();
      if (sums[body.count] <= limit) {
        return;
      }
      List<Part> found = candidates.find(sums, anyHeight);
      if (!choose(found, sums[body.count])) {
        if (anyHeight) {
          return;
        }
        anyHeight = true;
      }
    }
  }

  /** {@return for each instruction the weight of all before it} */
  private long[] sums() {
    var sums = new long[body.count + 1];
    for (int at = 0; at < body.count; at++) {
      sums[at + 1] = sums[at] + costs[at];
    }
    return sums;
  }

  /** Takes the best candidates that do not overlap; returns whether there were any. */
  private boolean choose(List<Part> found, long total) {
    found.sort(Comparator.comparingDouble((Part part) -> -part.score));
    var taken = new boolean[body.count];
    long left = total;
    boolean any = false;
    for (Part part : found) {
      if (left <= limit) {
        break;
      }
      if (!isFree(part, taken)) {
        continue;
      }
      Arrays.fill(taken, part.from(), part.to(), true);
      left -= part.size - part.callSize;
      part.number = parts.size();
      parts.add(part);
      candidates.close(part.from(), part.to());
      Arrays.fill(costs, part.from(), part.to(), 0);
      costs[part.from()] = part.callSize;
      any = true;
    }
    return any;
  }

  private static boolean isFree(Part part, boolean[] taken) {
    for (int at = part.from(); at < part.to(); at++) {
      if (taken[at]) {
        return false;
      }
    }
    return true;
  }

  /** Tells each part, and the whole, which parts are called from it directly. */
  private void nest(Part whole) {
    List<Part> bySize = new ArrayList<>(parts);
    bySize.sort(Comparator.comparingInt(part -> part.to() - part.from()));
    for (int small = 0; small < bySize.size(); small++) {
      Part part = bySize.get(small);
      Part around = whole;
      for (int big = small + 1; big < bySize.size(); big++) {
        Part other = bySize.get(big);
        if (other.from() <= part.from() && part.to() <= other.to()) {
          around = other;
          break;
        }
      }
      around.addInner(part);
    }
  }
}
