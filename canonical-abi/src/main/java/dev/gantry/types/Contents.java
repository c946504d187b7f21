package dev.gantry.types;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Equality, hashing and printing of values by what they contain, arrays included.
 *
 * <p>Java compares arrays by identity, and so do lists and optionals of arrays. Component values
 * have no identity: two {@code list<u8>} of the same bytes are the same value.
 */
public final class Contents {
  private Contents() {}

  /** {@return whether two values are the same value; NaN is the same as NaN} */
  public static boolean equal(Object a, Object b) {
    return switch (a) {
      case byte[] array -> b instanceof byte[] other && Arrays.equals(array, other);
      case short[] array -> b instanceof short[] other && Arrays.equals(array, other);
      case int[] array -> b instanceof int[] other && Arrays.equals(array, other);
      case long[] array -> b instanceof long[] other && Arrays.equals(array, other);
      case float[] array -> b instanceof float[] other && Arrays.equals(array, other);
      case double[] array -> b instanceof double[] other && Arrays.equals(array, other);
      case boolean[] array -> b instanceof boolean[] other && Arrays.equals(array, other);
      case List<?> list -> b instanceof List<?> other && equalLists(list, other);
      case Map<?, ?> map -> b instanceof Map<?, ?> other && equalMaps(map, other);
      case Optional<?> some -> b instanceof Optional<?> other && equalOptionals(some, other);
      default -> a.equals(b);
    };
  }

  private static boolean equalLists(List<?> a, List<?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    Iterator<?> others = b.iterator();
    for (Object element : a) {
      if (!equal(element, others.next())) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalMaps(Map<?, ?> a, Map<?, ?> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Map.Entry<?, ?> entry : a.entrySet()) {
      Object other = b.get(entry.getKey());
      if (other == null || !equal(Objects.requireNonNull(entry.getValue()), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalOptionals(Optional<?> a, Optional<?> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() == b.isEmpty();
    }
    return equal(a.orElseThrow(), b.orElseThrow());
  }

  /** {@return a hash that is the same for values that are {@link #equal}} */
  public static int hash(Object value) {
    return switch (value) {
      case byte[] array -> Arrays.hashCode(array);
      case short[] array -> Arrays.hashCode(array);
      case int[] array -> Arrays.hashCode(array);
      case long[] array -> Arrays.hashCode(array);
      case float[] array -> Arrays.hashCode(array);
      case double[] array -> Arrays.hashCode(array);
      case boolean[] array -> Arrays.hashCode(array);
      case List<?> list -> {
        int hash = 1;
        for (Object element : list) {
          hash = 31 * hash + hash(element);
        }
        yield hash;
      }
      case Map<?, ?> map -> map.keySet().hashCode();
      case Optional<?> some -> some.isPresent() ? hash(some.orElseThrow()) : 0;
      default -> value.hashCode();
    };
  }

  /** {@return a text for logs and test failures, not a format to parse} */
  public static String text(Object value) {
    return switch (value) {
      case byte[] array -> Arrays.toString(array);
      case short[] array -> Arrays.toString(array);
      case int[] array -> Arrays.toString(array);
      case long[] array -> Arrays.toString(array);
      case float[] array -> Arrays.toString(array);
      case double[] array -> Arrays.toString(array);
      case boolean[] array -> Arrays.toString(array);
      case List<?> list -> {
        var elements = new StringJoiner(", ", "[", "]");
        list.forEach(element -> elements.add(text(element)));
        yield elements.toString();
      }
      case Optional<?> some -> some.isPresent() ? "some(" + text(some.orElseThrow()) + ")" : "none";
      case String string -> '"' + string + '"';
      default -> value.toString();
    };
  }
}
