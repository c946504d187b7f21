package dev.gantry.component.typed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was generated for a Java interface, kept with it and gone with it: for the shapes used last.
 *
 * <p>Safe for several threads.
 */
final class TypedClasses {
  private static final ClassValue<TypedClasses> KNOWN =
      new ClassValue<>() {
        @Override
        protected TypedClasses computeValue(Class<?> type) {
          return new TypedClasses();
        }
      };

  private final Map<String, FacadeLoader> facades = new Latest<>(16);
  private final Map<String, Optional<HostAdapter>> imports = new Latest<>(256);

  private TypedClasses() {}

  static TypedClasses of(Class<?> javaInterface) {
    return KNOWN.get(javaInterface);
  }

  FacadeLoader facade(String key, Supplier<FacadeLoader> make) {
    synchronized (facades) {
      return facades.computeIfAbsent(key, _ -> make.get());
    }
  }

  Optional<HostAdapter> adapter(String key, Supplier<Optional<HostAdapter>> make) {
    synchronized (imports) {
      return imports.computeIfAbsent(key, _ -> make.get());
    }
  }

  /** Forgets what has not been used for longest. */
  private static final class Latest<T> extends LinkedHashMap<String, T> {
    private static final long serialVersionUID = 1L;

    private final int most;

    Latest(int most) {
      super(16, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
      return size() > most;
    }
  }
}
