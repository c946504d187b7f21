package dev.gantry.engine.compile;

import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.generated.CompiledCode;
import dev.gantry.engine.generated.CompiledInstance;
import dev.gantry.engine.generated.InstanceParts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** The classes of a module for one choice of memory forms. Any thread may use it. */
final class LoadedCode implements CompiledCode {
  private final ModulePlan plan;
  private final GuestClassLoader loader;
  private final MethodHandle constructor;
  private final int mostResults;

  LoadedCode(ModulePlan plan, ChunkWriter.BodySource bodies) {
    this.plan = plan;
    this.loader = new GuestClassLoader(plan, new ChunkWriter(plan, bodies));
    this.constructor = findConstructor();
    this.mostResults =
        plan.dispatch().shapes().stream().mapToInt(LoadedCode::cellCount).max().orElse(0);
  }

  private static int cellCount(CallShape shape) {
    return Math.max(shape.parameters().size(), shape.results().size());
  }

  private MethodHandle findConstructor() {
    try {
      Class<?> type = loader.loadClass(plan.naming().packageName() + Naming.INSTANCE);
      var parameters =
          MethodType.methodType(
              void.class, Store.class, Module.class, InstanceParts.class, CompiledCode.class);
      return MethodHandles.publicLookup()
          .findConstructor(type, parameters)
          .asType(parameters.changeReturnType(CompiledInstance.class));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  CompiledInstance newInstance(Store store, Module module, InstanceParts parts) {
    try {
      return (CompiledInstance)
          constructor.invokeExact(store, module, parts, (CompiledCode) this);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int typeIndex(int function) {
    return plan.spaces().functionType(function);
  }

  @Override
  public int shapeIndex(int function) {
    return plan.dispatch().shapeIndex(plan.shape(function));
  }

  @Override
  public int slot(int function) {
    return plan.dispatch().slot(function);
  }

  @Override
  public int shapeCount() {
    return plan.dispatch().shapes().size();
  }

  @Override
  public int mostResults() {
    return mostResults;
  }

  @Override
  public int importedFunctionCount() {
    return plan.spaces().importedFunctionCount();
  }

  @Override
  public Object newCallee(CompiledInstance instance, int shape) {
    try {
      return loader
          .loadClass(plan.naming().callee(shape).packageName() + "." + Naming.CALLEE + shape)
          .getConstructor(instance.getClass())
          .newInstance(instance);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
