package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_VarHandle;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.generated.ByteArrayMemory;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Writes accesses to the memory that the present instruction names.
 *
 * <p>An address that is out of bounds reaches a check which throws {@code
 * IndexOutOfBoundsException}, and nothing else in generated code throws that. A handle is invoked
 * right where the access is, because HotSpot inlines that whatever its limits are.
 */
final class MemoryAccess {
  private static final ClassDesc SEGMENT = ClassDesc.of("java.lang.foreign.MemorySegment");
  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final String CHECK = "checkIndex";
  private static final MethodTypeDesc CHECK_INDEX = MethodTypeDesc.of(CD_int, CD_int, CD_int);
  private static final ClassDesc BYTES = CD_byte.arrayType();
  private static final ClassDesc MARKS = CD_short.arrayType();

  private static final int VECTOR = 16;

  /** The most bytes that one instruction accesses. */
  private static final int LARGEST_PART = 8;

  private final MethodEmitter method;
  private final CodeBuilder code;
  private final int memory;
  private final long offset;
  private final MemoryForm form;

  private MemoryAccess(MethodEmitter method) {
    this.method = method;
    this.code = method.code();
    this.memory = method.index();
    this.offset = method.literal();
    this.form = method.memoryForm(memory);
  }

  static MemoryAccess on(MethodEmitter method) {
    return new MemoryAccess(method);
  }

  private Kind addressKind() {
    return form == MemoryForm.SEGMENT ? Kind.LONG : Kind.INT;
  }

  /** Replaces the address on the stack by the value there. */
  void load(Access access) {
    if (isCalled(access)) {
      addOffset(0);
      call("load", access, MethodTypeDesc.of(access.type(), CD_int));
      access.widen(code);
      return;
    }
    int address = popAddress(access.byteLength());
    loadAt(access, address, 0);
    release(address);
  }

  /** Takes the address and the value above it off the stack, and stores the value. */
  void store(Access access) {
    Kind kind = access.narrowKind();
    access.narrow(code);
    boolean isCalled = isCalled(access);
    if (isCalled && offset == 0 && !form.isMarked()) {
      call("store", access, MethodTypeDesc.of(CD_void, CD_int, access.type()));
      return;
    }
    int value = method.slots().borrow(kind);
    method.slots().store(kind, value);
    if (isCalled) {
      addOffset(0);
      storeByCall(access, () -> method.slots().load(kind, value));
    } else {
      int address = popAddress(access.byteLength());
      storeAt(access, address, 0, () -> method.slots().load(kind, value));
      release(address);
    }
    method.slots().release(kind, value);
  }

  private void storeByCall(Access access, Runnable pushValue) {
    MethodTypeDesc type = MethodTypeDesc.of(CD_void, CD_int, access.type());
    if (!form.isMarked()) {
      pushValue.run();
      call("store", access, type);
      return;
    }
    int address = method.slots().borrow(Kind.INT);
    code.dup().istore(address);
    pushValue.run();
    call("store", access, type);
    mark(address);
    release(address);
  }

  /** Marks the page of an address, which is known to be inside. */
  private void mark(int address) {
    method.loadInstance();
    method.module().getMemory(code, memory);
    code.getfield(form.memoryClass(), "marks", MARKS).iload(address);
    code.loadConstant(ByteArrayMemory.MARKED_LOG2).iushr().iconst_1().sastore();
  }

  /** {@return whether the access is made by a method that is called; see {@code MemoryAccesses}} */
  private boolean isCalled(Access access) {
    return form != MemoryForm.SEGMENT
        && access.byteLength() > 1
        && !isBeyondReach()
        && (isRoomy() || method.body().loopDepth(method.at()) == 0);
  }

  /** {@return whether the access is in a loop that is executed only if the memory has room} */
  private boolean isRoomy() {
    return method.isRoomKnown() && form == MemoryForm.ADAPTIVE;
  }

  /** Calls the method which makes an access, with the memory behind what is on the stack. */
  private void call(String verb, Access access, MethodTypeDesc type) {
    code.aload(method.locals().contentSlot(memory));
    MethodTypeDesc whole = type.insertParameterTypes(type.parameterCount(), BYTES);
    if (!form.isExact()) {
      code.iload(method.locals().sizeSlot(memory));
      whole = whole.insertParameterTypes(whole.parameterCount(), CD_int);
    }
    ClassDesc owner =
        form == MemoryForm.ADAPTIVE ? method.module().instance() : Abi.MEMORY_ACCESSES;
    code.invokestatic(owner, verb + access.typeName(), whole);
  }

  /**
   * Makes an effective address of the address on the stack, and keeps it in a local.
   *
   * @param byteLength of the whole access, which is checked here if the array or segment is longer
   *     than the memory
   * @return the local, which the caller must release
   */
  int popAddress(int byteLength) {
    if (form == MemoryForm.SEGMENT) {
      return popLongAddress(byteLength);
    }
    if (isBeyondReach()) {
      code.pop().iconst_m1();
    } else if (form.isElastic()) {
      addOffset(byteLength - 1);
      // The last byte is checked here; what would begin before the first fails in the access.
      code.iload(method.locals().sizeSlot(memory)).invokestatic(OBJECTS, CHECK, CHECK_INDEX);
      if (byteLength > 1) {
        code.loadConstant(byteLength - 1).isub();
      }
    } else {
      addOffset(0);
      if (form == MemoryForm.ADAPTIVE) {
        code.iload(method.locals().sizeSlot(memory));
        RoomChecks.check(code, method.module().instance(), byteLength);
      }
    }
    if (byteLength > LARGEST_PART) {
      // Or else a part of a store could be done before another is found to be out of bounds.
      code.loadConstant(Integer.MAX_VALUE).invokestatic(OBJECTS, CHECK, CHECK_INDEX);
    }
    int address = method.slots().borrow(Kind.INT);
    code.istore(address);
    return address;
  }

  /** {@return whether no array is long enough for the offset} */
  private boolean isBeyondReach() {
    return offset < 0 || offset > Integer.MAX_VALUE - VECTOR;
  }

  /** Adds the offset, and some bytes, so that a sum beyond the largest array is negative. */
  private void addOffset(int more) {
    if (offset > 0) {
      code.loadConstant(Integer.MAX_VALUE).invokestatic(OBJECTS, CHECK, CHECK_INDEX);
    }
    if (offset + more > 0) {
      code.loadConstant((int) offset + more).iadd();
    }
  }

  private int popLongAddress(int byteLength) {
    if (method.module().addressKind(memory) == Kind.INT) {
      ConversionLowerings.widenUnsigned(code);
    }
    code.loadConstant(offset).loadConstant(byteLength).lload(method.locals().sizeSlot(memory));
    code.invokestatic(
        Abi.MEMORY_OPERATIONS,
        "address",
        MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_int, CD_long));
    int address = method.slots().borrow(Kind.LONG);
    code.lstore(address);
    return address;
  }

  /** Gives back the local of an address. */
  void release(int address) {
    method.slots().release(addressKind(), address);
  }

  /** Pushes the value that stands some bytes after an effective address. */
  void loadAt(Access access, int address, int displacement) {
    if (access.byteLength() == 1 && form != MemoryForm.SEGMENT) {
      pushByteIndex(address, displacement);
      code.baload();
    } else {
      code.getstatic(Abi.MEMORY_HANDLES, handleName(access), CD_VarHandle);
      pushLocation(address, displacement);
      code.invokevirtual(
          CD_VarHandle, "get", MethodTypeDesc.of(access.type(), contentType(), indexType()));
    }
    access.widen(code);
  }

  /**
   * Stores a value, already narrowed, some bytes after an effective address.
   *
   * <p>If several parts of an access are stored, then the one at the address comes last.
   */
  void storeAt(Access access, int address, int displacement, Runnable pushValue) {
    if (access.byteLength() == 1 && form != MemoryForm.SEGMENT) {
      pushByteIndex(address, displacement);
      pushValue.run();
      code.bastore();
    } else {
      storeByHandle(access, address, displacement, pushValue);
    }
    if (form.isMarked() && displacement == 0) {
      mark(address);
    }
  }

  private void storeByHandle(Access access, int address, int displacement, Runnable pushValue) {
    code.getstatic(Abi.MEMORY_HANDLES, handleName(access), CD_VarHandle);
    pushLocation(address, displacement);
    pushValue.run();
    code.invokevirtual(
        CD_VarHandle, "set", MethodTypeDesc.of(CD_void, contentType(), indexType(), access.type()));
  }

  /** Pushes the array and an index, which the instruction that follows checks. */
  private void pushByteIndex(int address, int displacement) {
    int content = method.locals().contentSlot(memory);
    code.aload(content).iload(address);
    if (displacement != 0) {
      code.loadConstant(displacement).iadd();
    }
  }

  /** Pushes the array or segment, and where some bytes after an effective address are in it. */
  void pushLocation(int address, int displacement) {
    code.aload(method.locals().contentSlot(memory));
    if (form == MemoryForm.SEGMENT) {
      code.lload(address);
      if (displacement != 0) {
        code.loadConstant((long) displacement).ladd();
      }
    } else {
      code.iload(address);
      if (displacement != 0) {
        code.loadConstant(displacement).iadd();
      }
    }
  }

  private ClassDesc contentType() {
    return form == MemoryForm.SEGMENT ? SEGMENT : BYTES;
  }

  private ClassDesc indexType() {
    return form == MemoryForm.SEGMENT ? ConstantDescs.CD_long : CD_int;
  }

  private String handleName(Access access) {
    String prefix = form == MemoryForm.SEGMENT ? "SEGMENT_" : "ARRAY_";
    return prefix + access.type().displayName().toUpperCase(java.util.Locale.ROOT);
  }
}
