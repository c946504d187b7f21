package dev.gantry.engine.generated;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.link.FunctionalInterfaces;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
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
  MethodHandle newHandle() {
    if (!TypedEntry.isFor(type())) {
      return super.newHandle();
    }
    Class<?> shared = CoreSignatures.callInterface(type());
    Method method = FunctionalInterfaces.method(shared);
    try {
      return MethodHandles.publicLookup().unreflect(method).bindTo(newView(shared, method));
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Override
  <T> T newView(Class<T> functionalInterface, Method method) {
    if (!TypedEntry.isFor(type()) || !Adapters.isAccessible(functionalInterface)) {
      return super.newView(functionalInterface, method);
    }
    return Adapters.view(
        CallTargets.shapeKey(type()),
        functionalInterface,
        method,
        callee(),
        slot,
        instance.control);
  }

  @Override
  public @Nullable Object[] invoke(@Nullable GuestInstance caller, @Nullable Object[] arguments) {
    int depth = instance.control.depth;
    try {
      return instance.enter(shape, slot, arguments);
    } catch (IndexOutOfBoundsException | StackOverflowError | EngineException e) {
      throw explain(e);
    } finally {
      instance.control.depth = depth;
    }
  }

  /** {@return what something thrown in generated code stands for, with the functions active} */
  static EngineException explain(Throwable thrown) {
    EngineException failure =
        switch (thrown) {
          case EngineException known -> known;
          case StackOverflowError _ -> new ExhaustedException("call stack");
          default -> new TrapException(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
        };
    if (!failure.equals(thrown)) {
      failure.setStackTrace(thrown.getStackTrace());
    }
    GuestTrace.describe(failure, failure.getStackTrace());
    return failure;
  }

  @Override
  public StoreControl control() {
    return instance.control;
  }
}
