package dev.gantry.component.typed;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.FunctionDescriptor;
import java.lang.reflect.Method;

/**
 * A method of the host's that a guest calls.
 *
 * @param method fits the function, as was checked
 * @param isMethod whether the first parameter of the function is the object whose method it is
 * @param function as the guest knows it
 * @param core the core function that the guest imports
 */
record ImportShape(
    Method method, boolean isMethod, FunctionDescriptor function, CoreFunctionType core) {}
