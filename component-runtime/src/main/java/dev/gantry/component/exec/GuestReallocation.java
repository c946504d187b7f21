package dev.gantry.component.exec;

import dev.gantry.abi.Reallocation;
import org.jspecify.annotations.Nullable;

/** A guest's reallocation function, which must not call out of its instance. */
record GuestReallocation(RuntimeInstance instance, CoreFunction function) implements Reallocation {
  @Override
  public long reallocate(long oldAddress, long oldByteLength, int alignment, long newByteLength) {
    boolean mayLeave = instance.mayLeave();
    instance.setMayLeave(false);
    long @Nullable [] suspended = instance.beginTask();
    long address = function.call(oldAddress, oldByteLength, alignment, newByteLength)[0];
    instance.endTask(suspended);
    instance.setMayLeave(mayLeave);
    return address;
  }
}
