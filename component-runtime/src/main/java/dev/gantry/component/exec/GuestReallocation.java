package dev.gantry.component.exec;

import dev.gantry.abi.Reallocation;
import dev.gantry.engine.Function;

/** A guest's reallocation function, which must not call out of its instance. */
record GuestReallocation(RuntimeInstance instance, Function function) implements Reallocation {
  @Override
  public long reallocate(long oldAddress, long oldByteLength, int alignment, long newByteLength) {
    boolean mayLeave = instance.mayLeave();
    instance.setMayLeave(false);
    long[] suspended = instance.beginTask();
    long address = CoreCalls.call(function, oldAddress, oldByteLength, alignment, newByteLength)[0];
    instance.endTask(suspended);
    instance.setMayLeave(mayLeave);
    return address;
  }
}
