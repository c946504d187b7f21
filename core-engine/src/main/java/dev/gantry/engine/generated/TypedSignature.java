package dev.gantry.engine.generated;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.link.ClosedTypes;
import java.lang.reflect.Method;

/**
 * What an interface with one method says of the host functions that implement it; found out once,
 * for every instance of a component makes functions of the same few interfaces.
 *
 * @param method of a public class in an exported package
 * @param canonical the type of the functions
 * @param takesCaller whether a first parameter receives the caller
 * @param shapeKey of the shape in which compiled code calls them
 * @param isDirect whether that may call the method itself
 */
public record TypedSignature(
    Method method, GuestType canonical, boolean takesCaller, String shapeKey, boolean isDirect) {

  /**
   * {@return the signature of a method}
   *
   * @param type with the parameters and results that the method has
   */
  public static TypedSignature of(Method method, FunctionType type, boolean takesCaller) {
    String shapeKey = CallTargets.shapeKey(type);
    return new TypedSignature(
        method,
        ClosedTypes.function(type),
        takesCaller,
        shapeKey,
        !Adapters.isWide(shapeKey) && Adapters.isAccessible(method.getDeclaringClass()));
  }
}
