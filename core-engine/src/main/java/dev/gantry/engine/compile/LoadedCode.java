package dev.gantry.engine.compile;

import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.generated.CompiledCode;
import dev.gantry.engine.generated.CompiledInstance;
import dev.gantry.engine.generated.GuestTrace;
import dev.gantry.engine.generated.InstanceParts;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The classes of a module for one choice of memory forms. Any thread may use it. */
final class LoadedCode implements CompiledCode, GuestTrace.Source {
  private static final AtomicLong COUNT = new AtomicLong();

  private final ModulePlan plan;
  private final GuestClassLoader loader;
  private final MethodHandle constructor;
  private final int mostResults;
  private final AtomicReferenceArray<@Nullable MethodHandle> callees;
  private volatile WeakReference<Module> module = new WeakReference<>(null);

  LoadedCode(Forms forms, ClassStore classes) {
    this.plan = forms.any();
    String name = "gantry-guest-" + COUNT.incrementAndGet();
    this.loader = new GuestClassLoader(name, forms, classes);
    GuestTrace.register(name, this);
    this.constructor = findConstructor();
    this.callees = new AtomicReferenceArray<>(plan.dispatch().shapes().size());
    this.mostResults = plan.partCellBase() + PartChooser.MOST_CELLS;
  }

  private MethodHandle findConstructor() {
    try {
      Class<?> type = loader.loadClass(Naming.PACKAGE + Naming.INSTANCE);
      var parameters =
          MethodType.methodType(
              void.class, Store.class, Module.class, InstanceParts.class, CompiledCode.class);
      return MethodHandles.publicLookup()
          .findConstructor(type, parameters)
          .asType(parameters.changeReturnType(CompiledInstance.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  CompiledInstance newInstance(Store store, Module owner, InstanceParts parts) {
    module = new WeakReference<>(owner);
    try {
      return (CompiledInstance) constructor.invokeExact(store, owner, parts, (CompiledCode) this);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  // Frames

  @Override
  public @Nullable Module module() {
    return module.get();
  }

  @Override
  public int functionIndex(StackTraceElement frame) {
    boolean isFunction =
        frame.getClassName().startsWith(Naming.PACKAGE + Naming.CHUNK) && frame.getLineNumber() > 0;
    return isFunction ? Naming.functionOf(frame.getMethodName()) : -1;
  }

  @Override
  public boolean isPart(StackTraceElement frame) {
    return Naming.isPart(frame.getMethodName());
  }

  @Override
  public long byteOffset(int functionIndex, StackTraceElement frame) {
    var offsets = new ArrayList<Integer>();
    InstructionCursor cursor =
        InstructionCursor.over(
            plan.syntax()
                .functions()
                .get(functionIndex - plan.spaces().importedFunctionCount())
                .body());
    while (cursor.next()) {
      offsets.add(cursor.offset());
    }
    int start = Naming.startOf(frame.getMethodName());
    int instruction = Positions.instruction(start, frame.getLineNumber(), offsets.size());
    return offsets.get(Math.min(instruction, offsets.size() - 1));
  }

  // Code

  @Override
  public int typeIndex(int function) {
    return plan.spaces().functionType(function);
  }

  @Override
  public int shapeIndex(int function) {
    return plan.dispatch().shapeOf(function);
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
    MethodHandle known = callees.get(shape);
    if (known == null) {
      known = findCallee(instance.getClass(), shape);
      callees.set(shape, known);
    }
    try {
      return (Object) known.invokeExact(instance);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private MethodHandle findCallee(Class<?> instanceType, int shape) {
    try {
      Class<?> type = loader.loadClass(Naming.PACKAGE + Naming.CALLEE + shape);
      return MethodHandles.publicLookup()
          .findConstructor(type, MethodType.methodType(void.class, instanceType))
          .asType(MethodType.methodType(Object.class, CompiledInstance.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
