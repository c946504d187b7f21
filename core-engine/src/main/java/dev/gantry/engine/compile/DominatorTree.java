package dev.gantry.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which unit of a graph stands on every way to another.
 *
 * <p>Units are known by their places in reverse postorder, so that a dominator always has the
 * smaller number. Found by the method of Cooper, Harvey and Kennedy.
 */
final class DominatorTree {
  private final int[] parents;
  private final int[][] predecessors;
  private final List<List<Integer>> children = new ArrayList<>();

  DominatorTree(UnitGraph graph) {
    int[] ordered = graph.ordered();
    this.predecessors = predecessors(graph, ordered);
    this.parents = new int[ordered.length];
    Arrays.fill(parents, Body.NONE);
    parents[0] = 0;
    boolean again = true;
    while (again) {
      again = false;
      for (int place = 1; place < ordered.length; place++) {
        int parent = commonDominator(predecessors[place]);
        again |= parents[place] != parent;
        parents[place] = parent;
      }
    }
    for (int place = 0; place < ordered.length; place++) {
      children.add(new ArrayList<>());
      if (place > 0) {
        children.get(parents[place]).add(place);
      }
    }
  }

  private static int[][] predecessors(UnitGraph graph, int[] ordered) {
    var counts = new int[ordered.length];
    for (int unit : ordered) {
      for (int successor : graph.successors(unit)) {
        counts[graph.place(successor)]++;
      }
    }
    var predecessors = new int[ordered.length][];
    for (int place = 0; place < ordered.length; place++) {
      predecessors[place] = new int[counts[place]];
    }
    for (int place = 0; place < ordered.length; place++) {
      for (int successor : graph.successors(ordered[place])) {
        int other = graph.place(successor);
        predecessors[other][--counts[other]] = place;
      }
    }
    return predecessors;
  }

  private int commonDominator(int[] places) {
    int common = Body.NONE;
    for (int place : places) {
      if (parents[place] != Body.NONE) {
        common = common == Body.NONE ? place : meet(common, place);
      }
    }
    return common;
  }

  private int meet(int one, int other) {
    int first = one;
    int second = other;
    while (first != second) {
      while (first > second) {
        first = parents[first];
      }
      while (second > first) {
        second = parents[second];
      }
    }
    return first;
  }

  /** {@return the nearest place that is on every way to another, which is not the first} */
  int parent(int place) {
    return parents[place];
  }

  List<Integer> children(int place) {
    return children.get(place);
  }

  int[] predecessors(int place) {
    return predecessors[place];
  }

  boolean dominates(int place, int other) {
    int at = other;
    while (at > place) {
      at = parents[at];
    }
    return at == place;
  }
}
