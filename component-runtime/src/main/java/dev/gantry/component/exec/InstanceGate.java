package dev.gantry.component.exec;

import dev.gantry.abi.CalleeGate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way of one instance into another, worked out once for all calls. */
final class InstanceGate implements CalleeGate {
  private final RuntimeInstance caller;
  private final RuntimeInstance callee;
  private final RuntimeInstance[] entered;

  InstanceGate(RuntimeInstance caller, RuntimeInstance callee) {
    this.caller = caller;
    this.callee = callee;
    List<RuntimeInstance> all = callee.enteredFrom(caller);
    this.entered = all.toArray(RuntimeInstance[]::new);
  }

  @Override
  public long @Nullable [] enter() {
    caller.checkMayLeave();
    for (RuntimeInstance instance : entered) {
      instance.checkMayEnter();
    }
    setMayEnter(false);
    return callee.beginTask();
  }

  private void setMayEnter(boolean value) {
    for (RuntimeInstance instance : entered) {
      instance.setMayEnter(value);
    }
  }

  @Override
  public void leave(long @Nullable [] suspended) {
    callee.endTask(suspended);
    setMayEnter(true);
  }

  @Override
  public void beginPostReturn() {
    callee.checkMayLeave();
    callee.setMayLeave(false);
  }

  @Override
  public void endPostReturn() {
    callee.setMayLeave(true);
  }

  @Override
  public RuntimeException failed(Throwable failure) {
    callee.poison(caller, failure);
    return CoreFunction.thrown(failure);
  }
}
