package dev.gantry.component.typed;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.compiled.ShapeKey;
import java.lang.reflect.Method;

/**
 * A method of the host's that calls a function of a guest.
 *
 * @param method fits the function, as was checked
 * @param isMethod whether the first parameter of the function is the resource that the Java object
 *     stands for
 * @param function as the guest knows it
 * @param core the core function that the guest exports
 * @param postReturn whether the guest wants to clean up
 */
public record ExportShape(
    Method method,
    boolean isMethod,
    FunctionDescriptor function,
    CoreFunctionType core,
    boolean postReturn) {

  /** {@return what distinguishes this from others of the method; nothing if it is not compiled} */
  String key() {
    return ShapeKey.of(function, core).map(key -> key + postReturn + isMethod).orElse("-");
  }
}
