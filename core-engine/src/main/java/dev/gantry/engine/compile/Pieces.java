package dev.gantry.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A division of the units of a body into pieces that each have one entry.
 *
 * <p>A piece is a subtree of the dominator tree from which other pieces may have been cut. Pieces
 * are numbered in reverse postorder, so that control which does not go round a loop goes from
 * smaller numbers to greater ones; piece 0 holds the start of the function.
 */
final class Pieces {
  /** The most that the piece with the start of the function weighs: nobody inlines that. */
  private static final int MOST_AT_START = 1500;

  private final UnitGraph graph;

  /** For each unit its piece, or {@link Body#NONE} if it is never reached. */
  private final int[] pieceOf;

  /** For each piece the unit at which it is entered, and all of its units in order. */
  private final int[] roots;

  private final List<int[]> units = new ArrayList<>();

  /**
   * Divides the units of a graph.
   *
   * @param dispatch what chooses among the arms, and is a piece of its own
   * @param weights of the units
   * @param most that a piece may weigh, as far as that is possible
   */
  Pieces(UnitGraph graph, DominatorTree tree, DispatchLoop dispatch, int[] weights, int most) {
    this.graph = graph;
    int[] ordered = graph.ordered();
    var isRoot = new boolean[ordered.length];
    isRoot[0] = true;
    int dispatchPlace = dispatch.exists() ? graph.place(dispatch.unit()) : 0;
    if (dispatch.exists()) {
      isRoot[dispatchPlace] = true;
      for (int child : tree.children(dispatchPlace)) {
        isRoot[child] = true;
      }
    }
    cut(tree, isRoot, dispatchPlace, weights, most);
    int[] rootOf = close(tree, isRoot);
    pieceOf = new int[graph.count()];
    Arrays.fill(pieceOf, Body.NONE);
    var numbers = new int[ordered.length];
    var found = new int[ordered.length];
    int count = 0;
    for (int place = 0; place < ordered.length; place++) {
      if (isRoot[place]) {
        numbers[place] = count;
        found[count++] = ordered[place];
      }
      pieceOf[ordered[place]] = numbers[rootOf[place]];
    }
    roots = Arrays.copyOf(found, count);
    collect();
  }

  /** Makes roots where the units below one weigh too much. */
  private void cut(
      DominatorTree tree, boolean[] isRoot, int dispatchPlace, int[] weights, int most) {
    int[] ordered = graph.ordered();
    var sums = new long[ordered.length];
    for (int place = ordered.length - 1; place >= 0; place--) {
      long sum = weights[ordered[place]];
      var below = new ArrayList<Integer>();
      for (int child : tree.children(place)) {
        if (!isRoot[child]) {
          sum += sums[child];
          below.add(child);
        }
      }
      below.sort((one, other) -> Long.compare(sums[other], sums[one]));
      int limit = tree.dominates(dispatchPlace, place) ? most : Math.max(most, MOST_AT_START);
      for (int child : below) {
        if (sum <= limit) {
          break;
        }
        isRoot[child] = true;
        sum -= sums[child];
      }
      sums[place] = sum;
    }
  }

  /** Makes roots of all units that are entered from another piece; returns the root of each. */
  private int[] close(DominatorTree tree, boolean[] isRoot) {
    int[] ordered = graph.ordered();
    var rootOf = new int[ordered.length];
    boolean again = true;
    while (again) {
      again = false;
      for (int place = 0; place < ordered.length; place++) {
        rootOf[place] = isRoot[place] ? place : rootOf[tree.parent(place)];
      }
      for (int place = 0; place < ordered.length; place++) {
        for (int successor : graph.successors(ordered[place])) {
          int other = graph.place(successor);
          if (rootOf[place] != rootOf[other] && !isRoot[other]) {
            isRoot[other] = true;
            again = true;
          }
        }
      }
    }
    return rootOf;
  }

  private void collect() {
    var sizes = new int[roots.length];
    for (int piece : pieceOf) {
      if (piece != Body.NONE) {
        sizes[piece]++;
      }
    }
    for (int size : sizes) {
      units.add(new int[size]);
    }
    Arrays.fill(sizes, 0);
    for (int unit = 0; unit < pieceOf.length; unit++) {
      int piece = pieceOf[unit];
      if (piece != Body.NONE) {
        units.get(piece)[sizes[piece]++] = unit;
      }
    }
  }

  int count() {
    return roots.length;
  }

  /** {@return the unit at which a piece is entered} */
  int root(int piece) {
    return roots[piece];
  }

  /** {@return the units of a piece, in the order of their instructions} */
  int[] units(int piece) {
    return units.get(piece);
  }

  /** {@return the piece that a unit, which is reached, belongs to} */
  int of(int unit) {
    return pieceOf[unit];
  }

  boolean isReached(int unit) {
    return pieceOf[unit] != Body.NONE;
  }
}
