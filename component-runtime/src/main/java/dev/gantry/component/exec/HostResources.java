package dev.gantry.component.exec;

import dev.gantry.component.HostTrapException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Java objects that guests of a store hold as resources, by the numbers that represent them.
 *
 * <p>Belongs to the store, and is touched only by the thread inside.
 */
final class HostResources {
  private record Entry(HostResourceType type, Object object) {}

  private final List<@Nullable Entry> entries = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();

  int size() {
    return entries.size() - free.size();
  }

  int add(HostResourceType type, Object object) {
    var entry = new Entry(type, object);
    if (free.isEmpty()) {
      entries.add(entry);
      return entries.size() - 1;
    }
    int representation = free.removeLast();
    entries.set(representation, entry);
    return representation;
  }

  Object get(int representation) {
    return present(representation).object();
  }

  Object remove(int representation) {
    Object object = present(representation).object();
    entries.set(representation, null);
    free.add(representation);
    return object;
  }

  private Entry present(int representation) {
    Entry entry = entries.get(representation);
    if (entry == null) {
      throw new AssertionError("no resource %d of the host".formatted(representation));
    }
    return entry;
  }

  /**
   * Drops everything, the last added first; the first failure is thrown when all is done.
   *
   * <p>Rules of the host do not count: the order is ours, as numbers are used again, and no guest
   * is left that could break one.
   */
  void closeAll() {
    RuntimeException failure = null;
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry == null) {
        continue;
      }
      try {
        remove(i);
        entry.type().drop(entry.object());
      } catch (HostTrapException _) {
        // A child was still there, perhaps, and is dropped in its turn.
      } catch (RuntimeException thrown) {
        if (failure == null) {
          failure = thrown;
        } else {
          failure.addSuppressed(thrown);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
