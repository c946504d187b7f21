package dev.gantry.component.exec;

import dev.gantry.abi.ResourceIdentity;
import dev.gantry.engine.Module;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the indices of a component stand for while it is instantiated. */
public sealed interface Item {

  /** A function. */
  record OfFunction(ComponentFunction function) implements Item {}

  /**
   * An instance.
   *
   * @param exports in order
   */
  record OfInstance(Map<String, Item> exports) implements Item {
    public OfInstance {
      exports = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    }
  }

  /** A component, together with what encloses it. */
  record OfComponent(Closure closure) implements Item {}

  /** A value, as Java has it. */
  record OfValue(Object value) implements Item {}

  /** A core module. */
  record OfModule(Module module) implements Item {}

  /**
   * A type.
   *
   * @param resource what it is if it is a resource type; other types are known before
   */
  record OfType(Optional<ResourceIdentity> resource) implements Item {

    /** A type that is no resource type. */
    public static final OfType STRUCTURAL = new OfType(Optional.empty());
  }

  /** A component that has not been instantiated. */
  sealed interface Closure permits ComponentClosure {}
}
