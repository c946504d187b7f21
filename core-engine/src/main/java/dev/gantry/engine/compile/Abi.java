package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Names of the classes that generated code sees. */
final class Abi {
  private static final String PACKAGE = "dev.gantry.engine.generated.";

  static final ClassDesc INSTANCE = of("CompiledInstance");
  static final ClassDesc GUEST_INSTANCE = of("GuestInstance");
  static final ClassDesc FUNCTION_REFERENCE = of("FunctionReference");
  static final ClassDesc EXCEPTION = of("GuestException");
  static final ClassDesc TAG = of("GuestTag");
  static final ClassDesc TABLE = of("GuestTable");
  static final ClassDesc TYPE = of("GuestType");
  static final ClassDesc STRUCT = of("GuestStruct");
  static final ClassDesc ARRAY = of("GuestArray");
  static final ClassDesc I31 = of("I31");
  static final ClassDesc MEMORY = of("LinearMemory");
  static final ClassDesc BYTE_ARRAY_MEMORY = of("ByteArrayMemory");
  static final ClassDesc SEGMENT_MEMORY = of("SegmentMemory");
  static final ClassDesc CONTROL = of("StoreControl");

  static final ClassDesc TRANSFER = of("Transfer");
  static final ClassDesc TRAPS = of("Traps");
  static final ClassDesc INTEGERS = of("Integers");
  static final ClassDesc FLOATS = of("Floats");
  static final ClassDesc MEMORY_HANDLES = of("MemoryHandles");
  static final ClassDesc MEMORY_ACCESSES = of("MemoryAccesses");
  static final ClassDesc MEMORY_OPERATIONS = of("MemoryOperations");
  static final ClassDesc TABLE_OPERATIONS = of("TableOperations");
  static final ClassDesc REFERENCES = of("References");
  static final ClassDesc EXCEPTIONS = of("Exceptions");
  static final ClassDesc BOXES = of("Boxes");

  static final ClassDesc OBJECTS = CD_Object.arrayType();
  static final ClassDesc TRAP_EXCEPTION = ClassDesc.of("dev.gantry.engine.TrapException");

  static final MethodTypeDesc TO_TRAP = MethodTypeDesc.of(TRAP_EXCEPTION);
  static final MethodTypeDesc EXCEPTION_TO_EXCEPTION = MethodTypeDesc.of(EXCEPTION, EXCEPTION);
  static final MethodTypeDesc NEW_EXCEPTION = MethodTypeDesc.of(CD_void, TAG, OBJECTS);

  private Abi() {}

  /** {@return a class of the package that generated code sees} */
  static ClassDesc of(String name) {
    return ClassDesc.of(PACKAGE + name);
  }
}
