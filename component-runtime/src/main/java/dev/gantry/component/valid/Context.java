package dev.gantry.component.valid;

import dev.gantry.abi.Descriptors;
import dev.gantry.abi.PointerType;
import dev.gantry.abi.ResourceType;
import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import java.util.ArrayList;
import java.util.List;

/** What is known while one outermost component is validated. Mutable, and owned by that. */
final class Context {
  final ComponentFeatures features;
  final Features coreFeatures;
  final TypeInfos infos = new TypeInfos();
  final CoreTypes coreTypes = new CoreTypes();
  final Subtyping subtyping = new Subtyping(infos, coreTypes);
  final Descriptors descriptors = new Descriptors(PointerType.I32);
  final Descriptors descriptors64 = new Descriptors(PointerType.I64);

  /** The scopes around the current one, and it as the last. */
  final List<Scope> scopes = new ArrayList<>();

  private int slotCount;

  Context(ComponentFeatures features, Features coreFeatures) {
    this.features = features;
    this.coreFeatures = coreFeatures;
  }

  Scope current() {
    return scopes.getLast();
  }

  /** {@return the scope some steps outward} */
  Scope outer(int count) {
    if (count < 0 || count >= scopes.size()) {
      throw new BrokenRule("invalid outer alias count of " + Integer.toUnsignedString(count));
    }
    return scopes.get(scopes.size() - 1 - count);
  }

  /** {@return a resource type unequal to all others} */
  ResourceType freshResource() {
    return new ResourceType(slotCount++);
  }

  int slotCount() {
    return slotCount;
  }

  boolean has(ComponentFeature feature) {
    return features.has(feature);
  }

  void require(ComponentFeature feature, String message) {
    if (!features.has(feature)) {
      throw new BrokenRule(message);
    }
  }

  void requireValues() {
    require(ComponentFeature.VALUES, "support for component model `value`s is not enabled");
  }

  void requireExceptions() {
    if (!coreFeatures.has(Feature.EXCEPTIONS)) {
      throw new BrokenRule("exceptions proposal not enabled");
    }
  }
}
