package dev.gantry.abi.compiled;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was generated for the shapes that were used last; the rest is collected with its users.
 *
 * <p>Safe for several threads.
 */
final class ShapeCache<T> {
  private static final int MOST = 512;

  private final Map<String, T> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
          return size() > MOST;
        }
      };

  synchronized T computeIfAbsent(String key, Supplier<T> generate) {
    T found = known.get(key);
    if (found == null) {
      found = generate.get();
      known.put(key, found);
    }
    return found;
  }
}
