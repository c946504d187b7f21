package dev.gantry.component.typed;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.compiled.ShapeKey;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * A method of the host's that a guest calls.
 *
 * @param method fits the function, as was checked
 * @param isMethod whether the first parameter of the function is the object whose method it is
 * @param function as the guest knows it
 * @param core the core function that the guest imports
 */
public record ImportShape(
    Method method, boolean isMethod, FunctionDescriptor function, CoreFunctionType core) {

  /** {@return what distinguishes this from others, or empty if it is not compiled} */
  Optional<String> key() {
    return ShapeKey.of(function, core).map(key -> method + " " + isMethod + " " + key);
  }
}
