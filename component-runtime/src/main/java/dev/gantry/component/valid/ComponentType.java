package dev.gantry.component.valid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The type of a component: what it imports and exports. */
public final class ComponentType {
  private final Map<String, ItemType> imports;
  private final Map<String, ItemType> exports;
  private final Map<Integer, List<String>> importedResources;
  private final Map<Integer, List<String>> definedResources;
  private final Map<Integer, List<String>> explicitResources;

  ComponentType(
      Map<String, ItemType> imports,
      Map<String, ItemType> exports,
      Map<Integer, List<String>> importedResources,
      Map<Integer, List<String>> definedResources,
      Map<Integer, List<String>> explicitResources) {
    this.imports = Collections.unmodifiableMap(new LinkedHashMap<>(imports));
    this.exports = Collections.unmodifiableMap(new LinkedHashMap<>(exports));
    this.importedResources = Collections.unmodifiableMap(new LinkedHashMap<>(importedResources));
    this.definedResources = Collections.unmodifiableMap(new LinkedHashMap<>(definedResources));
    this.explicitResources = Collections.unmodifiableMap(new LinkedHashMap<>(explicitResources));
  }

  /** {@return what it imports, in order} */
  public Map<String, ItemType> imports() {
    return imports;
  }

  /** {@return what it exports, in order} */
  public Map<String, ItemType> exports() {
    return exports;
  }

  /** {@return under which path of names each imported resource type is found, from an import on} */
  Map<Integer, List<String>> importedResources() {
    return importedResources;
  }

  /** {@return the resource types that each instance brings, with the paths from an export on} */
  Map<Integer, List<String>> definedResources() {
    return definedResources;
  }

  /** {@return under which path of export names each resource type is exported} */
  Map<Integer, List<String>> explicitResources() {
    return explicitResources;
  }
}
