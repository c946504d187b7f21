package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Stretches of a body that could be methods of their own.
 *
 * <p>They begin and end where the operand stack is at the base of the block that they stand in; or,
 * when nothing else is left, anywhere, and then take operands and leave some. Over the arms of a
 * switch, which compilers write as a nest of blocks, a stretch may begin at the end of several of
 * them.
 */
final class Candidates {
  private static final int SMALLEST = 250;
  private static final int MOST_OPERANDS = 24;
  private static final int LOOK_BACK = 64;

  private final Body body;
  private final long limit;
  private final Rating rating;

  /** Instructions inside a part that has been taken, at which no other may begin or end. */
  private final boolean[] closed;

  private final List<Part> found = new ArrayList<>();
  private long[] sums = {};

  /** Room for the bounds of one stretch, which may be as long as the body or empty. */
  private int[] bounds = new int[64];

  Candidates(Body body, int limit, OperandKinds operandKinds, boolean hasHomes) {
    this.body = body;
    this.limit = limit;
    this.rating = new Rating(body, limit, operandKinds, hasHomes);
    this.closed = new boolean[body.count + 1];
  }

  /** Says that a stretch has become a part. */
  void close(int from, int to) {
    for (int at = from + 1; at < to; at++) {
      closed[at] = true;
    }
  }

  /**
   * {@return candidates of several sizes in every block}
   *
   * @param sums for each instruction the weight of all before it
   */
  List<Part> find(long[] sums, boolean anyHeight) {
    this.sums = sums;
    found.clear();
    inBlock(Body.WHOLE, anyHeight);
    for (int at = 0; at < body.count; at++) {
      if (opensBlock(body.opcodes[at]) && !closed[at]) {
        inBlock(at, anyHeight);
      }
      if (isPlainBlock(at) && !(at + 1 < body.count && isPlainBlock(at + 1))) {
        overNest(at);
      }
    }
    return found;
  }

  private static boolean opensBlock(Opcode opcode) {
    return switch (opcode) {
      case BLOCK, LOOP, IF, TRY_TABLE, TRY -> true;
      default -> false;
    };
  }

  private long weight(int from, int to) {
    return sums[to] - sums[from];
  }

  private void inBlock(int block, boolean anyHeight) {
    int end = block == Body.WHOLE ? body.count - 1 : body.matches[block];
    if (weight(block + 1, end) < SMALLEST
        || (block != Body.WHOLE
            && (!body.isLive(block) || !body.shape(block).parameters().isEmpty()))) {
      return;
    }
    int start = block + 1;
    int divider = block == Body.WHOLE ? Body.NONE : body.dividers[block];
    while (divider != Body.NONE) {
      inStretch(block, start, divider, anyHeight);
      start = divider + 1;
      divider = body.dividers[divider];
    }
    inStretch(block, start, end, anyHeight);
  }

  private void inStretch(int block, int start, int end, boolean anyHeight) {
    int[] bounds = bounds(start, end, anyHeight ? Body.DEAD : body.shape(block).height());
    if (bounds.length < 2) {
      return;
    }
    if (anyHeight) {
      tileAnywhere(bounds, limit / 8);
      tileAnywhere(bounds, limit / 3);
      tileAnywhere(bounds, limit * 7 / 10);
    } else {
      tile(bounds, 0);
      tile(bounds, limit / 8);
      tile(bounds, limit / 3);
      tile(bounds, limit * 9 / 10);
    }
  }

  /** {@return where stretches may begin and end; at any height if that is {@link Body#DEAD}} */
  private int[] bounds(int start, int end, int height) {
    int[] bounds = this.bounds;
    int count = 0;
    boolean anyHeight = height == Body.DEAD;
    for (int at = start; at <= end; ) {
      boolean isDead = !body.isLive(at);
      boolean fits = anyHeight ? !isDead : body.heights[at] == height || isDead;
      if (fits && !closed[at]) {
        if (count == bounds.length) {
          bounds = Arrays.copyOf(bounds, 2 * count);
          this.bounds = bounds;
        }
        bounds[count++] = at;
      }
      if (isDead || at == end) {
        break;
      }
      at = opensBlock(body.opcodes[at]) ? body.matches[at] + 1 : at + 1;
    }
    return Arrays.copyOf(bounds, count);
  }

  private void tile(int[] bounds, long target) {
    for (int first = 0; first + 1 < bounds.length; ) {
      int last = first + 1;
      if (weight(bounds[first], bounds[last]) > limit * 95 / 100) {
        first++;
        continue;
      }
      while (last + 1 < bounds.length && weight(bounds[first], bounds[last + 1]) <= target) {
        last++;
      }
      if (weight(bounds[first], bounds[last]) >= SMALLEST) {
        add(rating.rate(bounds[first], bounds[last], weight(bounds[first], bounds[last])));
      }
      first = last;
    }
  }

  private void tileAnywhere(int[] bounds, long target) {
    for (int first = 0; first + 1 < bounds.length; ) {
      int last = first + 1;
      while (last + 1 < bounds.length && weight(bounds[first], bounds[last + 1]) <= target) {
        last++;
      }
      // Better where few operands have to be handed on.
      int lowest = last;
      for (int bound = last; bound > first + 1 && last - bound < LOOK_BACK; bound--) {
        if (body.heights[bounds[bound]] < body.heights[bounds[lowest]]) {
          lowest = bound;
        }
      }
      anywhere(bounds[first], bounds[last]);
      if (lowest != last) {
        anywhere(bounds[first], bounds[lowest]);
      }
      first = last;
    }
  }

  private void anywhere(int from, int to) {
    long weight = weight(from, to);
    if (weight < SMALLEST || weight > limit * 95 / 100) {
      return;
    }
    int lowest = body.heights[to];
    for (int at = from; at < to; ) {
      lowest = Math.min(lowest, Math.max(0, body.heights[at] - rating.popped(at)));
      at = opensBlock(body.opcodes[at]) ? body.matches[at] + 1 : at + 1;
    }
    int taken = body.heights[from] - lowest;
    int left = body.heights[to] - lowest;
    if (taken >= 0 && taken <= MOST_OPERANDS && left <= MOST_OPERANDS) {
      add(rating.rateAnywhere(from, to, weight, taken, left));
    }
  }

  private boolean isPlainBlock(int at) {
    return body.opcodes[at] == Opcode.BLOCK
        && body.isLive(at)
        && body.shape(at).parameters().isEmpty()
        && body.shape(at).results().isEmpty();
  }

  /** Finds stretches from the end of one block of a nest to the end of another. */
  private void overNest(int innermost) {
    List<Integer> nest = new ArrayList<>();
    for (int block = innermost;
        block != Body.WHOLE
            && isPlainBlock(block)
            && body.heights[block] == body.heights[innermost];
        block = body.enclosers[block]) {
      nest.add(block);
    }
    if (nest.size() < 2
        || weight(body.matches[innermost], body.matches[nest.getLast()]) < SMALLEST) {
      return;
    }
    overNest(nest, limit / 3);
    overNest(nest, limit * 9 / 10);
  }

  private void overNest(List<Integer> nest, long target) {
    for (int first = 0; first + 1 < nest.size(); ) {
      if (closed[end(nest, first)]) {
        first++;
        continue;
      }
      int last = first + 1;
      while (last < nest.size() && closed[end(nest, last)]) {
        last++;
      }
      if (last >= nest.size()) {
        return;
      }
      if (weight(end(nest, first), end(nest, last)) > limit * 95 / 100) {
        first = last;
        continue;
      }
      for (int next = last + 1;
          next < nest.size() && weight(end(nest, first), end(nest, next)) <= target;
          next++) {
        if (!closed[end(nest, next)]) {
          last = next;
        }
      }
      long weight = weight(end(nest, first), end(nest, last));
      if (weight >= SMALLEST) {
        var entries = new int[last - first];
        for (int entry = 0; entry < entries.length; entry++) {
          entries[entry] = nest.get(last - 1 - entry);
        }
        add(rating.rateEntered(end(nest, first), end(nest, last), weight, entries));
      }
      first = last;
    }
  }

  private int end(List<Integer> nest, int position) {
    return body.matches[nest.get(position)];
  }

  private void add(java.util.Optional<Part> part) {
    part.ifPresent(found::add);
  }
}
