package dev.gantry.component.exec;

import dev.gantry.abi.BorrowScope;
import dev.gantry.abi.CallContext;
import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.HandleValues;
import dev.gantry.abi.UnfitValueException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A core function as a component-level one ({@code canon lift} in CanonicalABI.md). */
final class LiftedFunction implements ComponentFunction {
  private final RuntimeInstance instance;
  private final ComponentPlan.LiftPlan plan;
  private final FunctionDescriptor descriptor;
  private final GuestOptions options;
  private final CoreFunction core;
  private final @Nullable CoreFunction postReturn;

  LiftedFunction(
      RuntimeInstance instance,
      ComponentPlan.LiftPlan plan,
      GuestOptions options,
      CoreFunction core,
      @Nullable CoreFunction postReturn) {
    this.instance = instance;
    this.plan = plan;
    this.descriptor = plan.descriptor();
    this.options = options;
    this.core = core;
    this.postReturn = postReturn;
  }

  @Override
  public boolean isOfHost() {
    return false;
  }

  RuntimeInstance instance() {
    return instance;
  }

  ComponentPlan.LiftPlan plan() {
    return plan;
  }

  GuestOptions options() {
    return options;
  }

  boolean hasPostReturn() {
    return postReturn != null;
  }

  /** {@return the core function, as an object of the interface of its signature} */
  Object core() {
    return core.view(plan.coreType());
  }

  /** {@return the function that cleans up after the core function, or null if there is none} */
  @Nullable Object postReturnOrNull() {
    return postReturn == null
        ? null
        : postReturn.view(new CoreFunctionType(plan.coreType().results(), List.of()));
  }

  @Override
  public void invoke(
      @Nullable RuntimeInstance caller,
      HandleValues values,
      Supplier<List<?>> onStart,
      Consumer<Optional<Object>> onResolve) {
    instance.enterFrom(caller);
    long @Nullable [] suspended = instance.beginTask();
    boolean outerMayBlock = instance.mayBlock();
    instance.setMayBlock(descriptor.type().async());
    try {
      var scope = new BorrowScope();
      CallContext cx = instance.context(options, values, scope);
      long[] results = core.call(lower(caller, cx, onStart));
      Optional<Object> result = descriptor.liftResult(cx, results);
      scope.checkNoBorrowsRemain();
      onResolve.accept(result);
      callPostReturn(results);
      instance.setMayBlock(outerMayBlock);
      instance.endTask(suspended);
      instance.leaveTo(caller);
    } catch (RejectedArgument rejected) {
      instance.setMayBlock(outerMayBlock);
      instance.endTask(suspended);
      throw rejected.reason;
    } catch (Throwable failure) {
      instance.setMayBlock(outerMayBlock);
      instance.poison(caller, failure);
      throw failure;
    }
  }

  private long[] lower(
      @Nullable RuntimeInstance caller, CallContext cx, Supplier<List<?>> onStart) {
    List<?> arguments = onStart.get();
    try {
      return descriptor.lowerParameters(cx, arguments);
    } catch (UnfitValueException unfit) {
      // The guest has not been called, so it is none the worse.
      instance.leaveTo(caller);
      throw new RejectedArgument(unfit);
    }
  }

  private void callPostReturn(long[] results) {
    if (postReturn != null) {
      instance.checkMayLeave();
      instance.setMayLeave(false);
      postReturn.call(results);
      instance.setMayLeave(true);
    }
  }

  /** Carries the refusal of an argument past what handles traps. */
  private static final class RejectedArgument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient UnfitValueException reason;

    RejectedArgument(UnfitValueException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
