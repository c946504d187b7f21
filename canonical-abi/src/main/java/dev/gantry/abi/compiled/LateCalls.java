package dev.gantry.abi.compiled;

import dev.gantry.abi.BitsCall;
import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.LateCall;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes core functions that walk types until there is generated code for them. */
public final class LateCalls {
  private static final MethodType CONSTRUCTOR =
      MethodType.methodType(void.class, BitsCall.class, Supplier.class);

  // One class for each core signature: there are not many, and they never go away.
  private static final Map<CoreFunctionType, LateCalls> KNOWN = new ConcurrentHashMap<>();

  private final Class<?> callInterface;
  private final MethodHandle constructor;

  private LateCalls(CoreFunctionType type) {
    this.callInterface = CallInterfaces.of(type);
    String name = "dev.gantry.adapters.LateCall";
    byte[] bytes = new LateCallWriter(ClassDesc.of(name), type).write();
    Class<?> generated = new AdapterLoader(LateCalls.class.getClassLoader()).define(name, bytes);
    try {
      this.constructor =
          MethodHandles.publicLookup()
              .findConstructor(generated, CONSTRUCTOR)
              .asType(CONSTRUCTOR.changeReturnType(LateCall.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** {@return what makes functions of a signature, which has at most one result} */
  public static LateCalls of(CoreFunctionType type) {
    return KNOWN.computeIfAbsent(type, LateCalls::new);
  }

  /** {@return the interface of the signature, which the functions implement} */
  public Class<?> callInterface() {
    return callInterface;
  }

  /** {@return a function that stays as it is} */
  public LateCall create(BitsCall plain) {
    return create(plain, Optional::empty);
  }

  /** {@return a function, as the constructor of {@link LateCall} describes} */
  public LateCall create(BitsCall plain, Supplier<Optional<Object>> generated) {
    try {
      return (LateCall) constructor.invokeExact(plain, generated);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
