package dev.gantry.component.valid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The type of an instance: what it exports. */
public final class InstanceType {
  private final Map<String, ItemType> exports;
  private final Set<Integer> definedResources;
  private final Map<Integer, List<String>> explicitResources;

  InstanceType(
      Map<String, ItemType> exports,
      Set<Integer> definedResources,
      Map<Integer, List<String>> explicitResources) {
    this.exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    this.definedResources = Collections.unmodifiableSet(new LinkedHashSet<>(definedResources));
    this.explicitResources = Collections.unmodifiableMap(new LinkedHashMap<>(explicitResources));
  }

  /** {@return the type of an instance that exports what a component does} */
  public static InstanceType of(Map<String, ItemType> exports) {
    return new InstanceType(exports, Set.of(), Map.of());
  }

  /** {@return what it exports, in order} */
  public Map<String, ItemType> exports() {
    return exports;
  }

  /**
   * {@return the slots of the resource types that each instance of this type brings with it}
   *
   * <p>Only types that have not been given to an instance yet have any.
   */
  Set<Integer> definedResources() {
    return definedResources;
  }

  /** {@return under which path of export names each resource type is exported} */
  Map<Integer, List<String>> explicitResources() {
    return explicitResources;
  }
}
