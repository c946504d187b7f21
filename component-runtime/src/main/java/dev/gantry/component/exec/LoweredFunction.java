package dev.gantry.component.exec;

import dev.gantry.abi.AbiTrap;
import dev.gantry.abi.AbiTrapException;
import dev.gantry.abi.BitsCall;
import dev.gantry.abi.BorrowScope;
import dev.gantry.abi.CallContext;
import dev.gantry.abi.CallingConvention;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.HandleValues;
import dev.gantry.abi.UnfitValueException;
import java.util.Optional;

/** A component-level function as a core one ({@code canon lower} in CanonicalABI.md). */
final class LoweredFunction implements BitsCall {
  /** What a call that need not be waited for gives when it is over ({@code Subtask.State}). */
  private static final long[] RETURNED = {2};

  private final RuntimeInstance instance;
  private final FunctionDescriptor descriptor;
  private final CallingConvention convention;
  private final GuestOptions options;
  private final ComponentFunction callee;

  LoweredFunction(
      RuntimeInstance instance,
      FunctionDescriptor descriptor,
      CallingConvention convention,
      GuestOptions options,
      ComponentFunction callee) {
    this.instance = instance;
    this.descriptor = descriptor;
    this.convention = convention;
    this.options = options;
    this.callee = callee;
  }

  @Override
  public long[] call(long[] arguments) {
    instance.checkMayLeave();
    if (convention == CallingConvention.LOWER
        && descriptor.type().async()
        && !instance.mayBlock()) {
      throw AbiTrapException.of(AbiTrap.CANNOT_BLOCK);
    }
    if (!callee.isOfHost()) {
      return callGuest(arguments);
    }
    try (var values = new HostHandleValues(instance.store())) {
      return call(arguments, values);
    }
  }

  private long[] callGuest(long[] arguments) {
    try {
      return call(arguments, HandleValues.BETWEEN_GUESTS);
    } catch (UnfitValueException tooLong) {
      // Types agree, so the only value that does not fit is a string that grew too long.
      throw AbiTrapException.of(AbiTrap.STRING_CONTENT_OUT_OF_BOUNDS);
    }
  }

  private long[] call(long[] arguments, HandleValues values) {
    var subtask = new Subtask();
    CallContext cx = instance.context(options, values, subtask.scope);
    callee.invoke(
        instance,
        values,
        () -> descriptor.liftParameters(cx, convention, arguments),
        result -> subtask.results = lower(cx, result, arguments));
    subtask.scope.returnLent();
    // Every callee that can be called at all resolves before it returns.
    return convention == CallingConvention.LOWER_ASYNC ? RETURNED : subtask.results;
  }

  private long[] lower(CallContext cx, Optional<Object> result, long[] arguments) {
    try {
      return descriptor.lowerResult(cx, convention, result, arguments);
    } catch (UnfitValueException unfit) {
      throw new HostFaultException("a function of the host returned what does not fit: ", unfit);
    }
  }

  /** What is known of a call while it runs. */
  private static final class Subtask {
    final BorrowScope scope = new BorrowScope();
    long[] results = {};
  }
}
