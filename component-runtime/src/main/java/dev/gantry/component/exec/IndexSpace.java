package dev.gantry.component.exec;

import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.External;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the indices of one instance stand for. Filled while it is instantiated, and kept as long as
 * a component that it encloses can be instantiated.
 */
final class IndexSpace {
  private final @Nullable IndexSpace enclosing;
  private final Map<Sort, List<Item>> items = new EnumMap<>(Sort.class);
  private final Map<Sort, List<External>> coreItems = new EnumMap<>(Sort.class);
  private final List<CoreExports> coreInstances = new ArrayList<>();

  IndexSpace(@Nullable IndexSpace enclosing) {
    this.enclosing = enclosing;
    for (Sort sort : Sort.values()) {
      items.put(sort, new ArrayList<>());
      coreItems.put(sort, new ArrayList<>());
    }
  }

  /** {@return how many core items of a sort there are so far} */
  int coreCount(Sort sort) {
    return present(coreItems.get(sort), sort).size();
  }

  /** {@return the index space that is so many components outward} */
  IndexSpace outward(int count) {
    IndexSpace space = this;
    for (int i = 0; i < count; i++) {
      space = present(space.enclosing, "an enclosing component");
    }
    return space;
  }

  void add(Sort sort, Item item) {
    present(items.get(sort), sort).add(item);
  }

  void addCore(Sort sort, External item) {
    present(coreItems.get(sort), sort).add(item);
  }

  void addCoreInstance(CoreExports exports) {
    coreInstances.add(exports);
  }

  CoreExports coreInstance(int index) {
    return coreInstances.get(index);
  }

  Item get(SortIndex sortIndex) {
    return get(sortIndex.sort(), sortIndex.index());
  }

  Item get(Sort sort, int index) {
    return present(items.get(sort), sort).get(index);
  }

  External core(Sort sort, int index) {
    return present(coreItems.get(sort), sort).get(index);
  }

  Item.OfInstance instance(int index) {
    return switch (get(Sort.INSTANCE, index)) {
      case Item.OfInstance instance -> instance;
      case Item other -> throw new AssertionError("validation let pass as instance: " + other);
    };
  }

  ComponentFunction function(int index) {
    return switch (get(Sort.FUNCTION, index)) {
      case Item.OfFunction(var function) -> function;
      case Item other -> throw new AssertionError("validation let pass as function: " + other);
    };
  }

  Object value(int index) {
    return switch (get(Sort.VALUE, index)) {
      case Item.OfValue(var value) -> value;
      case Item other -> throw new AssertionError("validation let pass as value: " + other);
    };
  }

  /** {@return how many items of a sort there are so far} */
  int count(Sort sort) {
    return present(items.get(sort), sort).size();
  }

  static <T> T present(@Nullable T value, Object what) {
    if (value == null) {
      throw new AssertionError("validation let pass without " + what);
    }
    return value;
  }
}
