package dev.gantry.component.exec;

import static java.util.stream.Collectors.joining;

import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.Store;
import dev.gantry.component.host.GuestViews;
import dev.gantry.component.valid.ComponentType;
import dev.gantry.component.valid.ItemType;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An instance as the host sees it: what it exports. */
public final class ExportedInstance implements ComponentInstance {
  private final RuntimeStore store;
  private final ComponentType type;
  private final Map<String, Item> exports;
  private final Map<String, ExportedFunction> functions = new LinkedHashMap<>();
  private final Map<Class<?>, GuestViews> views = new HashMap<>();

  ExportedInstance(RuntimeStore store, ComponentType type, Map<String, Item> exports) {
    this.store = store;
    this.type = type;
    this.exports = exports;
    type.exports().forEach((name, exported) -> addFunctions(name, name, exported, exports));
  }

  private void addFunctions(String path, String name, ItemType exported, Map<String, Item> within) {
    Item item = IndexSpace.present(within.get(name), name);
    if (exported instanceof ItemType.OfFunction(var functionType)
        && item instanceof Item.OfFunction(var function)) {
      functions.put(path, new HostCalledFunction(store, path, functionType, function));
    } else if (exported instanceof ItemType.OfInstance(var instanceType)
        && item instanceof Item.OfInstance(var inner)) {
      instanceType
          .exports()
          .forEach((part, partType) -> addFunctions(path + "#" + part, part, partType, inner));
    }
  }

  /** {@return what it exports, by name} */
  public Map<String, Item> exports() {
    return exports;
  }

  /** {@return the types of what it exports} */
  public ComponentType type() {
    return type;
  }

  @Override
  public Store store() {
    return store;
  }

  @Override
  public List<ExportedFunction> functions() {
    return List.copyOf(functions.values());
  }

  @Override
  public Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    exports.forEach(
        (name, item) -> {
          if (item instanceof Item.OfValue(var value)) {
            values.put(name, value);
          }
        });
    return values;
  }

  @Override
  public ExportedFunction function(String name) {
    ExportedFunction exact = functions.get(name);
    if (exact != null) {
      return exact;
    }
    List<ExportedFunction> found = new ArrayList<>();
    functions.forEach(
        (path, function) -> {
          if (FunctionNames.matches(path, name)) {
            found.add(function);
          }
        });
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw new IllegalArgumentException(
        found.isEmpty()
            ? "no exported function is called `%s`; there are %s"
                .formatted(name, names(functions()))
            : "several exported functions are called `%s`: %s".formatted(name, names(found)));
  }

  @Override
  public <T> T export(String interfaceName, MethodHandles.Lookup lookup, Class<T> javaInterface) {
    return views
        .computeIfAbsent(lookup.lookupClass(), _ -> new GuestViews(this, lookup))
        .export(interfaceName, javaInterface);
  }

  private static String names(List<ExportedFunction> functions) {
    return functions.isEmpty()
        ? "none"
        : functions.stream().map(function -> "`" + function.name() + "`").collect(joining(", "));
  }
}
