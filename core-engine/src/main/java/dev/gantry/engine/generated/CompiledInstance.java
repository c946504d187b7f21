package dev.gantry.engine.generated;

import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import org.jspecify.annotations.Nullable;

/**
 * An instance of a compiled module.
 *
 * <p>Each module has a subclass with a field for each of its memories, tables, types and globals.
 */
public abstract class CompiledInstance extends GuestInstance {
  /** Where results go that are not the first. */
  public final Transfer transfer;

  /** For each imported function its number among those of its shape in the module it is from. */
  public final int[] importSlots;

  private final CompiledCode code;
  private final @Nullable Object[] callees;

  /** An instance of these parts, whose arrays are filled before {@link #complete}. */
  protected CompiledInstance(Store store, Module module, InstanceParts parts, CompiledCode code) {
    super(store, module, parts);
    this.code = code;
    this.transfer = control.transfer;
    transfer.reserve(code.mostResults());
    this.importSlots = new int[code.importedFunctionCount()];
    this.callees = new @Nullable Object[code.shapeCount()];
  }

  /** Fills the fields of the subclass from the index spaces. */
  @Override
  public abstract void complete();

  /** Calls a function with boxed values. */
  public abstract @Nullable Object[] enter(int shape, int slot, @Nullable Object[] arguments);

  @Override
  protected final FunctionReference newFunction(int index) {
    return new GuestFunction(
        this, types[code.typeIndex(index)], index, code.shapeIndex(index), code.slot(index));
  }

  /** {@return what other modules call functions of a shape through} */
  final Object callee(int shape) {
    Object known = callees[shape];
    if (known == null) {
      known = code.newCallee(this, shape);
      callees[shape] = known;
    }
    return known;
  }
}
