package dev.gantry.engine.exec;

import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.GuestInstance;
import dev.gantry.engine.generated.GuestType;
import dev.gantry.engine.generated.StoreControl;
import org.jspecify.annotations.Nullable;

/** A function of a guest that the interpreter runs. */
final class PlainFunction extends FunctionReference {
  final PlainInstance instance;

  /** Among the functions that the module defines, from 0. */
  final int definedIndex;

  PlainFunction(GuestType type, PlainInstance instance, int definedIndex) {
    super(type);
    this.instance = instance;
    this.definedIndex = definedIndex;
  }

  Code code() {
    return instance.bodies.code(definedIndex, instance.control.metered);
  }

  @Override
  public @Nullable Object[] invoke(@Nullable GuestInstance caller, @Nullable Object[] arguments) {
    return instance.machine.invoke(this, arguments);
  }

  @Override
  public StoreControl control() {
    return instance.control;
  }
}
