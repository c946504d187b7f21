package dev.gantry.abi.compiled;

import java.lang.constant.ClassDesc;

/** The classes that generated code names. */
public final class Names {
  public static final ClassDesc GUEST_SIDE = of("GuestSide");
  public static final ClassDesc LINEAR_MEMORY = of("LinearMemory");
  public static final ClassDesc BORROW_SCOPE = of("BorrowScope");
  public static final ClassDesc CALLEE_GATE = of("CalleeGate");
  public static final ClassDesc TRAP = of("AbiTrapException");
  public static final ClassDesc FUNCTION_DESCRIPTOR = of("FunctionDescriptor");
  public static final ClassDesc CALLING_CONVENTION = of("CallingConvention");

  private Names() {}

  private static ClassDesc of(String name) {
    return ClassDesc.of("dev.gantry.abi", name);
  }
}
