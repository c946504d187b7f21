package dev.gantry.component.exec;

import dev.gantry.abi.AbiTrap;
import dev.gantry.abi.AbiTrapException;
import dev.gantry.abi.BorrowScope;
import dev.gantry.abi.CallContext;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.HandleValues;
import dev.gantry.types.UnsupportedFeatureException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function that is lifted {@code async}, as far as it runs without waiting: it returns by {@code
 * task.return}, and may yield, which leaves nothing else to run ({@code canon_lift} in
 * CanonicalABI.md).
 */
final class TaskFunction implements ComponentFunction {
  private static final int EXIT = 0;
  private static final int YIELD = 1;
  private static final int CODE_MASK = 0xF;

  /** Who yields more often than this waits for something, and nothing else runs meanwhile. */
  private static final int MOST_YIELDS = 1_000;

  private final RuntimeInstance instance;
  private final FunctionDescriptor descriptor;
  private final GuestOptions options;
  private final Task.Shape shape;
  private final CoreFunction core;
  private final @Nullable CoreFunction callback;

  TaskFunction(
      RuntimeInstance instance,
      FunctionDescriptor descriptor,
      GuestOptions options,
      Task.Shape shape,
      CoreFunction core,
      @Nullable CoreFunction callback) {
    this.instance = instance;
    this.descriptor = descriptor;
    this.options = options;
    this.shape = shape;
    this.core = core;
    this.callback = callback;
  }

  @Override
  public boolean isOfHost() {
    return false;
  }

  @Override
  public void invoke(
      @Nullable RuntimeInstance caller,
      HandleValues values,
      Supplier<List<?>> onStart,
      Consumer<Optional<Object>> onResolve) {
    instance.enterFrom(caller);
    long @Nullable [] suspended = instance.beginTask();
    Task outer = instance.currentTask();
    boolean outerMayBlock = instance.mayBlock();
    instance.setMayBlock(descriptor.type().async());
    try {
      var scope = new BorrowScope();
      CallContext cx = instance.context(options, values, scope);
      var task = new Task(cx, shape, onResolve);
      instance.setCurrentTask(task);
      run(core.call(descriptor.lowerParameters(cx, onStart.get())));
      if (!task.isResolved()) {
        throw AbiTrapException.of(AbiTrap.NO_RESULT);
      }
      scope.checkNoBorrowsRemain();
      instance.setCurrentTask(outer);
      instance.setMayBlock(outerMayBlock);
      instance.endTask(suspended);
      instance.leaveTo(caller);
    } catch (Throwable failure) {
      instance.setCurrentTask(outer);
      instance.setMayBlock(outerMayBlock);
      instance.poison(caller, failure);
      throw failure;
    }
  }

  /** Calls the callback as long as the task only yields. */
  private void run(long[] results) {
    CoreFunction next = callback;
    if (next == null) {
      return;
    }
    int packed = (int) results[0];
    for (int yields = 0; (packed & CODE_MASK) == YIELD && yields < MOST_YIELDS; yields++) {
      packed = (int) next.call(new long[] {0, 0, 0})[0];
    }
    if ((packed & CODE_MASK) != EXIT) {
      throw UnsupportedFeatureException.of("waiting in an async task");
    }
  }
}
