package dev.gantry.wit.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SequencedMap;

/**
 * Puts names behind those that they need, otherwise in the order of the text.
 *
 * @param order all names that are on no cycle
 * @param cycles what is left: for each cycle the edges along it
 */
record DependencyOrder<E>(List<String> order, List<List<E>> cycles) {

  /** A need of one name for another. */
  interface Edge {
    /** {@return the name that is needed} */
    String target();
  }

  /** {@return the order of names by their needs; needs for what is not among them do not count} */
  static <E extends Edge> DependencyOrder<E> of(SequencedMap<String, List<E>> needs) {
    List<String> names = List.copyOf(needs.keySet());
    Map<String, Integer> indices = new HashMap<>();
    names.forEach(name -> indices.put(name, indices.size()));
    int[] remaining = new int[names.size()];
    List<List<Integer>> dependents = new ArrayList<>();
    names.forEach(_ -> dependents.add(new ArrayList<>()));
    for (int i = 0; i < names.size(); i++) {
      for (E edge : needsOf(needs, names.get(i))) {
        Integer target = indices.get(edge.target());
        if (target != null) {
          remaining[i]++;
          dependents.get(target).add(i);
        }
      }
    }
    var ready = new PriorityQueue<Integer>();
    for (int i = 0; i < remaining.length; i++) {
      if (remaining[i] == 0) {
        ready.add(i);
      }
    }
    var order = new ArrayList<String>();
    while (!ready.isEmpty()) {
      int next = ready.remove();
      order.add(names.get(next));
      for (int dependent : dependents.get(next)) {
        if (--remaining[dependent] == 0) {
          ready.add(dependent);
        }
      }
    }
    boolean hasCycles = order.size() < names.size();
    List<List<E>> cycles = hasCycles ? cycles(needs, indices, names, remaining) : List.of();
    return new DependencyOrder<>(order, cycles);
  }

  private static <E extends Edge> List<E> needsOf(
      SequencedMap<String, List<E>> needs, String name) {
    return needs.getOrDefault(name, List.of());
  }

  /**
   * Walks from each name that is left over edges to such names until one comes again; every such
   * name has an edge like that, since otherwise it would have been taken.
   */
  private static <E extends Edge> List<List<E>> cycles(
      SequencedMap<String, List<E>> needs,
      Map<String, Integer> indices,
      List<String> names,
      int[] remaining) {
    var cycles = new ArrayList<List<E>>();
    int[] walk = new int[names.size()];
    Arrays.fill(walk, -1);
    for (int start = 0; start < names.size(); start++) {
      if (remaining[start] == 0 || walk[start] >= 0) {
        continue;
      }
      SequencedMap<Integer, E> path = new LinkedHashMap<>();
      int at = start;
      while (walk[at] < 0) {
        walk[at] = start;
        E edge = firstInto(needsOf(needs, names.get(at)), indices, remaining);
        path.put(at, edge);
        at = indices.getOrDefault(edge.target(), at);
      }
      if (walk[at] == start) {
        cycles.add(from(path, at));
      }
    }
    return cycles;
  }

  private static <E extends Edge> E firstInto(
      List<E> edges, Map<String, Integer> indices, int[] remaining) {
    return edges.stream()
        .filter(edge -> remaining[indices.getOrDefault(edge.target(), 0)] > 0)
        .filter(edge -> indices.containsKey(edge.target()))
        .findFirst()
        .orElseThrow();
  }

  private static <E> List<E> from(SequencedMap<Integer, E> path, int first) {
    Deque<E> cycle = new ArrayDeque<>();
    for (var entry : path.reversed().entrySet()) {
      cycle.addFirst(entry.getValue());
      if (entry.getKey() == first) {
        break;
      }
    }
    return List.copyOf(cycle);
  }
}
