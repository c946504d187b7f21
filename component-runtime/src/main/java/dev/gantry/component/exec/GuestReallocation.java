package dev.gantry.component.exec;

import dev.gantry.abi.PointerType;
import dev.gantry.abi.Reallocation;
import dev.gantry.engine.Function;
import org.jspecify.annotations.Nullable;

/** A guest's reallocation function, which must not call out of its instance. */
final class GuestReallocation implements Reallocation {
  private final RuntimeInstance instance;
  private final Function function;
  private final PointerType pointer;
  private @Nullable Core32 core32;
  private @Nullable Core64 core64;

  GuestReallocation(RuntimeInstance instance, Function function, PointerType pointer) {
    this.instance = instance;
    this.function = function;
    this.pointer = pointer;
  }

  @Override
  public long reallocate(long oldAddress, long oldByteLength, int alignment, long newByteLength) {
    boolean mayLeave = instance.mayLeave();
    instance.setMayLeave(false);
    long @Nullable [] suspended = instance.beginTask();
    long address = call(oldAddress, oldByteLength, alignment, newByteLength);
    instance.endTask(suspended);
    instance.setMayLeave(mayLeave);
    return address;
  }

  private long call(long oldAddress, long oldByteLength, int alignment, long newByteLength) {
    try {
      return switch (pointer) {
        case I32 ->
            core32()
                    .reallocate(
                        (int) oldAddress, (int) oldByteLength, alignment, (int) newByteLength)
                & 0xFFFF_FFFFL;
        case I64 -> core64().reallocate(oldAddress, oldByteLength, alignment, newByteLength);
      };
    } catch (Throwable thrown) {
      throw CoreFunction.thrown(thrown);
    }
  }

  // Made when they are first needed: most functions of most instances are never called.

  private Core32 core32() {
    Core32 known = core32;
    if (known == null) {
      known = function.as(Core32.class);
      core32 = known;
    }
    return known;
  }

  private Core64 core64() {
    Core64 known = core64;
    if (known == null) {
      known = function.as(Core64.class);
      core64 = known;
    }
    return known;
  }
}
