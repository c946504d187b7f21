package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import org.jspecify.annotations.Nullable;

/** A function of a compiled instance. */
public final class GuestFunction extends FunctionReference {
  private final CompiledInstance instance;
  private final int index;
  private final int shape;

  GuestFunction(CompiledInstance instance, GuestType type, int index, int shape, int slot) {
    super(type, instance, slot);
    this.instance = instance;
    this.index = index;
    this.shape = shape;
  }

  /** {@return its index in the module} */
  public int index() {
    return index;
  }

  @Override
  public Object callee() {
    return instance.callee(shape);
  }

  @Override
  public @Nullable Object[] invoke(@Nullable GuestInstance caller, @Nullable Object[] arguments) {
    int depth = instance.control.depth;
    try {
      return instance.enter(shape, slot, arguments);
    } catch (IndexOutOfBoundsException e) {
      throw outOfBounds(e);
    } catch (StackOverflowError e) {
      var exhausted = new ExhaustedException("call stack");
      GuestTrace.describe(exhausted, e.getStackTrace());
      throw exhausted;
    } catch (EngineException e) {
      GuestTrace.describe(e, e.getStackTrace());
      throw e;
    } finally {
      instance.control.depth = depth;
    }
  }

  /** {@return the trap that an exception of generated code stands for} */
  static TrapException outOfBounds(IndexOutOfBoundsException thrown) {
    var trap = new TrapException(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
    trap.setStackTrace(thrown.getStackTrace());
    GuestTrace.describe(trap, trap.getStackTrace());
    return trap;
  }

  @Override
  public @Nullable StoreControl control() {
    return instance.control;
  }
}
