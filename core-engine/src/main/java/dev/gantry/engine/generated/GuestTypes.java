package dev.gantry.engine.generated;

import dev.gantry.engine.CompositeType;
import dev.gantry.engine.FunctionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All types of the process, one object for each class of equivalent ones (core 3.3.1).
 *
 * <p>Types are kept for the life of the process: they are few and small, and compiled code holds
 * their numbers.
 */
public final class GuestTypes {
  private static final Map<CompositeType, GuestType> PLAIN = new HashMap<>();
  private static int count;

  private GuestTypes() {}

  /** {@return the type of functions of this shape that is final and has no supertype} */
  public static GuestType plain(FunctionType function) {
    synchronized (PLAIN) {
      return PLAIN.computeIfAbsent(
          function,
          shape -> {
            var type = new GuestType(count++, true, List.of());
            type.define(shape);
            return type;
          });
    }
  }
}
