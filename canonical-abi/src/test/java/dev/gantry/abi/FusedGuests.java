package dev.gantry.abi;

import dev.gantry.abi.compiled.CallInterfaces;
import dev.gantry.abi.compiled.FusedCall;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two guests, of which one calls the other through generated code. */
final class FusedGuests implements CalleeGate {
  private final FunctionDescriptor callerType;
  private final FunctionDescriptor calleeType;
  private final FakeGuest caller;
  private final FakeGuest callee;
  private final StringEncoding callerEncoding;
  private final StringEncoding calleeEncoding;
  private final CoreFunctionType lowered;
  private final CoreFunctionType lifted;
  private final List<String> events = new ArrayList<>();

  FusedGuests(
      FunctionType type,
      FakeGuest caller,
      StringEncoding callerEncoding,
      FakeGuest callee,
      StringEncoding calleeEncoding) {
    var callerDescriptors = new Descriptors(caller.pointerType());
    var calleeDescriptors = new Descriptors(callee.pointerType());
    this.callerType = FunctionDescriptor.of(type, callerDescriptors);
    this.calleeType = FunctionDescriptor.of(type, calleeDescriptors);
    this.caller = caller;
    this.callee = callee;
    this.callerEncoding = callerEncoding;
    this.calleeEncoding = calleeEncoding;
    this.lowered = CoreSignature.of(type, CallingConvention.LOWER, callerDescriptors);
    this.lifted = CoreSignature.of(type, CallingConvention.LIFT, calleeDescriptors);
  }

  Optional<FusedCall> generated() {
    return FusedCall.of(new FusedCall.Shape(callerType, lowered, calleeType, lifted, false));
  }

  /**
   * Calls through generated code.
   *
   * @param core what the callee makes of its core values
   * @return the core values that the caller sees
   */
  long[] call(FusedCall generated, long[] flat, UnaryOperator<long[]> core) {
    Object adapter =
        generated.bind(
            this,
            new GuestSide(callerType, caller.betweenGuests(callerEncoding)),
            new GuestSide(calleeType, callee.betweenGuests(calleeEncoding)),
            coreObject(core),
            null);
    try {
      Object result =
          adapter
              .getClass()
              .getMethods()[indexOfCall(adapter)]
              .invoke(adapter, CoreBoxes.box(lowered.parameters(), flat));
      return CoreBoxes.bits(result);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(thrown.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static int indexOfCall(Object adapter) {
    for (int i = 0; ; i++) {
      if (adapter.getClass().getMethods()[i].getName().equals("call")) {
        return i;
      }
    }
  }

  private Object coreObject(UnaryOperator<long[]> core) {
    Class<?> type = CallInterfaces.of(lifted);
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (_, _, arguments) ->
            CoreBoxes.result(lifted.results(), core.apply(CoreBoxes.bits(arguments))));
  }

  List<String> events() {
    return events;
  }

  @Override
  public long @Nullable [] enter() {
    events.add("enter");
    return null;
  }

  @Override
  public void leave(long @Nullable [] suspended) {
    events.add("leave");
  }

  @Override
  public void beginPostReturn() {
    events.add("begin post-return");
  }

  @Override
  public void endPostReturn() {
    events.add("end post-return");
  }

  @Override
  public RuntimeException failed(Throwable failure) {
    events.add("failed");
    if (failure instanceof RuntimeException exception) {
      return exception;
    }
    throw new AssertionError(failure);
  }
}
