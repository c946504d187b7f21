package dev.gantry.wit.model;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Semantic Versioning 2.0.
 *
 * @param preRelease what follows {@code -}, or nothing
 * @param build what follows {@code +}, or nothing
 */
public record SemanticVersion(
    BigInteger major, BigInteger minor, BigInteger patch, String preRelease, String build)
    implements Comparable<SemanticVersion> {
  private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
  private static final String NUMBER = "(0|[1-9][0-9]{0,19})";
  private static final String PRE = "(?:[0-9]*+[A-Za-z-][0-9A-Za-z-]*+|0|[1-9][0-9]*+)";
  private static final Pattern FORM =
      Pattern.compile(
          NUMBER
              + "\\."
              + NUMBER
              + "\\."
              + NUMBER
              + ("(?:-(" + PRE + "(?:\\." + PRE + ")*+))?")
              + "(?:\\+([0-9A-Za-z-]++(?:\\.[0-9A-Za-z-]++)*+))?");

  /** {@return the version that a text spells, or empty if it spells none} */
  public static Optional<SemanticVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var version =
        new SemanticVersion(
            new BigInteger(matcher.group(1)),
            new BigInteger(matcher.group(2)),
            new BigInteger(matcher.group(3)),
            group(matcher, 4),
            group(matcher, 5));
    boolean fits = version.major.max(version.minor).max(version.patch).compareTo(LARGEST) <= 0;
    return fits ? Optional.of(version) : Optional.empty();
  }

  private static String group(Matcher matcher, int group) {
    return matcher.start(group) < 0 ? "" : matcher.group(group);
  }

  /**
   * {@return the track on which versions are compatible with each other: {@code 1}, {@code 0.2}, or
   * {@code 0.0.3}; a pre-release is on a track of its own}
   */
  public String track() {
    if (!preRelease.isEmpty()) {
      return core() + "-" + preRelease;
    }
    if (major.signum() != 0) {
      return major.toString();
    }
    return minor.signum() != 0 ? "0." + minor : "0.0." + patch;
  }

  /** {@return whether two versions are on one track} */
  public boolean isCompatibleWith(SemanticVersion other) {
    return track().equals(other.track());
  }

  /** Compares by precedence, then by build, so that the order agrees with {@code equals}. */
  @Override
  public int compareTo(SemanticVersion other) {
    int[] orders = {
      major.compareTo(other.major),
      minor.compareTo(other.minor),
      patch.compareTo(other.patch),
      // A version without a pre-release comes after those with one.
      Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty()),
      compareIdentifiers(preRelease, other.preRelease),
      compareIdentifiers(build, other.build)
    };
    for (int order : orders) {
      if (order != 0) {
        return order;
      }
    }
    return build.compareTo(other.build);
  }

  private static int compareIdentifiers(String left, String right) {
    String[] lefts = left.split("\\.", -1);
    String[] rights = right.split("\\.", -1);
    for (int i = 0; i < Math.min(lefts.length, rights.length); i++) {
      int order = compareIdentifier(lefts[i], rights[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(lefts.length, rights.length);
  }

  private static int compareIdentifier(String left, String right) {
    boolean leftIsNumber = isNumber(left);
    boolean rightIsNumber = isNumber(right);
    if (leftIsNumber && rightIsNumber) {
      return new BigInteger(left).compareTo(new BigInteger(right));
    }
    return leftIsNumber != rightIsNumber
        ? Boolean.compare(rightIsNumber, leftIsNumber)
        : left.compareTo(right);
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private String core() {
    return major + "." + minor + "." + patch;
  }

  @Override
  public String toString() {
    return core()
        + (preRelease.isEmpty() ? "" : "-" + preRelease)
        + (build.isEmpty() ? "" : "+" + build);
  }
}
