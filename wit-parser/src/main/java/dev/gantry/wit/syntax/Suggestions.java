package dev.gantry.wit.syntax;

import java.util.List;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Suggestions {
  private static final int LONGEST_NAME = 64;

  private Suggestions() {}

  /**
   * {@return the candidate that is fewest edits away, the first of several; empty if even that one
   * differs in more than a third of the letters, because a far-fetched hint is worse than none}
   */
  public static Optional<String> nearest(String name, List<String> candidates) {
    // Comparing takes time and space quadratic in the names, which come from whoever wrote the
    // file.
    if (name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    Optional<String> nearest = Optional.empty();
    int bound = (name.length() + 1) / 3 + 1;
    for (String candidate : candidates) {
      boolean mayBeNearer = Math.abs(candidate.length() - name.length()) < bound;
      int distance = mayBeNearer ? distance(name, candidate) : bound;
      if (distance < bound) {
        bound = distance;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  /**
   * {@return how many letters must be inserted, deleted, replaced, or swapped with their neighbour
   * to turn one name into the other}
   */
  static int distance(String from, String to) {
    int[][] edits = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, from, to, i, j);
      }
    }
    return edits[from.length()][to.length()];
  }

  private static int fewest(int[][] edits, String from, String to, int i, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int edit = Math.min(edits[i - 1][j], edits[i][j - 1]) + 1;
    int replace = edits[i - 1][j - 1] + (same ? 0 : 1);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    int swap = swapped ? edits[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
    return Math.min(Math.min(edit, replace), swap);
  }
}
