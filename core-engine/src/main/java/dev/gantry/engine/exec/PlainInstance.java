package dev.gantry.engine.exec;

import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.generated.InstanceParts;

/** An instance whose functions the interpreter runs. */
final class PlainInstance extends GuestInstance {
  final PlainBodies bodies;
  final Machine machine;

  PlainInstance(Store store, Module module, InstanceParts parts, PlainBodies bodies) {
    super(store, module, parts);
    this.bodies = bodies;
    this.machine = control.extension(Machine.class, () -> new Machine(control));
  }

  @Override
  protected FunctionReference newFunction(int index) {
    return new PlainFunction(
        types[bodies.typeIndex(index)], this, index - bodies.importedFunctionCount());
  }
}
