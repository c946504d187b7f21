package dev.gantry.component.exec;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestSide;
import dev.gantry.abi.HostGate;
import dev.gantry.component.ExportedFunction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An exported function of a guest, as generated code enters it. */
public final class ExportEntry {
  private final String name;
  private final LiftedFunction function;

  private ExportEntry(String name, LiftedFunction function) {
    this.name = name;
    this.function = function;
  }

  /** {@return the way into a function, or empty if it is not a guest's or not to be compiled} */
  public static Optional<ExportEntry> of(ExportedFunction function) {
    return function instanceof HostCalledFunction called
        ? called.guest().map(lifted -> new ExportEntry(called.name(), lifted))
        : Optional.empty();
  }

  /** {@return the type as the guest knows it} */
  public FunctionDescriptor descriptor() {
    return function.plan().descriptor();
  }

  /** {@return the signature of the core function} */
  public CoreFunctionType coreType() {
    return function.plan().coreType();
  }

  /** {@return whether the guest wants to clean up after a call} */
  public boolean hasPostReturn() {
    return function.hasPostReturn();
  }

  /** {@return a gate into the instance} */
  public HostGate gate(HandleViews views) {
    return new ExportGate(function, views, name);
  }

  /** {@return the guest's side, for code that goes through a gate} */
  public GuestSide guest(HostGate gate) {
    return ((ResourceGate) gate).guest(descriptor());
  }

  /** {@return the core function, as an object of the interface of its signature} */
  public Object core() {
    return function.core();
  }

  /** {@return the function that cleans up, or null if there is none} */
  public @Nullable Object postReturnOrNull() {
    return function.postReturnOrNull();
  }
}
