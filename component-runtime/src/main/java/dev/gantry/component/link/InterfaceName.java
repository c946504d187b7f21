package dev.gantry.component.link;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The name of an import or export, with its version apart.
 *
 * <p>Versions are on the same track if they agree up to the first number that is not 0
 * (Explainer.md, Canonical Interface Name): 0.2.3 and 0.2.12 are, 0.2.3 and 0.3.0 are not.
 *
 * @param name without the version
 * @param version empty if there is none
 */
public record InterfaceName(String name, String version) {

  /**
   * By precedence (semver.org, 11): the numbers first, then what is released before what is not.
   */
  static final Comparator<InterfaceName> BY_VERSION =
      Comparator.comparing(InterfaceName::numbers, InterfaceName::compareNumbers)
          .thenComparing(InterfaceName::prerelease, InterfaceName::comparePrereleases);

  static InterfaceName of(String text) {
    int at = text.lastIndexOf('@');
    return at < 0
        ? new InterfaceName(text, "")
        : new InterfaceName(text.substring(0, at), text.substring(at + 1));
  }

  /** {@return whether what is called {@code other} may stand for what is called like this} */
  boolean isCompatible(InterfaceName other) {
    return name.equals(other.name)
        && !version.isEmpty()
        && !other.version.isEmpty()
        && track().equals(other.track());
  }

  /**
   * {@return whether an interface may be asked for by another name: the same, or one of its track}
   */
  public static boolean isSame(String actual, String wanted) {
    return actual.equals(wanted) || of(actual).isCompatible(of(wanted));
  }

  private String track() {
    List<BigInteger> numbers = numbers();
    var track = new StringBuilder();
    for (BigInteger number : numbers) {
      track.append(number).append('.');
      if (number.signum() != 0) {
        return track.toString();
      }
    }
    return version;
  }

  private List<BigInteger> numbers() {
    var numbers = new ArrayList<BigInteger>();
    String core = version.split("[-+]", 2)[0];
    for (String part : core.split("\\.", -1)) {
      numbers.add(isNumber(part) ? new BigInteger(part) : BigInteger.ZERO);
    }
    return numbers;
  }

  private String prerelease() {
    String withoutBuild = version.split("\\+", 2)[0];
    int dash = withoutBuild.indexOf('-');
    return dash < 0 ? "" : withoutBuild.substring(dash + 1);
  }

  private static int compareNumbers(List<BigInteger> a, List<BigInteger> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int comparePrereleases(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return Boolean.compare(a.isEmpty(), b.isEmpty());
    }
    String[] ours = a.split("\\.", -1);
    String[] theirs = b.split("\\.", -1);
    for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
      int order = compareIdentifiers(ours[i], theirs[i]);
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(ours.length, theirs.length);
  }

  private static int compareIdentifiers(String a, String b) {
    if (isNumber(a) && isNumber(b)) {
      return new BigInteger(a).compareTo(new BigInteger(b));
    }
    return isNumber(a) == isNumber(b) ? a.compareTo(b) : Boolean.compare(isNumber(b), isNumber(a));
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return version.isEmpty() ? name : name + "@" + version;
  }
}
