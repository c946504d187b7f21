package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_VarHandle;
import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Locale;

/**
 * Writes the methods that check addresses against a memory whose array may have room (core 4.4.7).
 *
 * <p>The limit that they take is negative as long as there is no room, and the check of the array
 * is all that an access needs. HotSpot then finds the other way never taken, and leaves it out. It
 * counts that for each method, so each module has methods of its own.
 */
final class RoomChecks {
  private static final List<Access> CALLED =
      List.of(
          new Access(Kind.INT, 2, true),
          new Access(Kind.INT, 4, true),
          new Access(Kind.LONG, 8, true),
          new Access(Kind.FLOAT, 4, true),
          new Access(Kind.DOUBLE, 8, true));

  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BYTES = CD_byte.arrayType();
  private static final MethodTypeDesc CHECK_INDEX = MethodTypeDesc.of(CD_int, CD_int, CD_int);
  private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
  private static final int[] LENGTHS = {1, 2, 4, 8, 16};

  private static final String WITHIN = "within";

  private RoomChecks() {}

  /** Writes all that code of a module may call. */
  static void write(ClassBuilder builder) {
    for (int byteLength : LENGTHS) {
      builder.withMethodBody(
          WITHIN + byteLength, CHECK_INDEX, PUBLIC_STATIC, code -> within(code, byteLength));
    }
    for (Access access : CALLED) {
      builder.withMethodBody(
          loadName(access), loadType(access), PUBLIC_STATIC, code -> load(code, access));
      builder.withMethodBody(
          storeName(access), storeType(access), PUBLIC_STATIC, code -> store(code, access));
    }
  }

  /** Replaces the address and the limit on the stack by the address. */
  static void check(CodeBuilder code, ClassDesc owner, int byteLength) {
    code.invokestatic(owner, WITHIN + byteLength, CHECK_INDEX);
  }

  private static String loadName(Access access) {
    return "load" + access.typeName();
  }

  private static String storeName(Access access) {
    return "store" + access.typeName();
  }

  /** {@return the type of what takes an address, an array and a limit} */
  private static MethodTypeDesc loadType(Access access) {
    return MethodTypeDesc.of(access.type(), CD_int, BYTES, CD_int);
  }

  /** {@return the type of what takes an address, a value, an array and a limit} */
  private static MethodTypeDesc storeType(Access access) {
    return MethodTypeDesc.of(CD_void, CD_int, access.type(), BYTES, CD_int);
  }

  private static void within(CodeBuilder code, int byteLength) {
    checkAddress(code, 1, byteLength);
    code.iload(0).ireturn();
  }

  private static void load(CodeBuilder code, Access access) {
    pad(code);
    checkAddress(code, 2, access.byteLength());
    code.getstatic(Abi.MEMORY_HANDLES, handle(access), CD_VarHandle).aload(1).iload(0);
    code.invokevirtual(CD_VarHandle, "get", MethodTypeDesc.of(access.type(), BYTES, CD_int));
    code.return_(TypeKind.from(access.type()).asLoadable());
  }

  private static void store(CodeBuilder code, Access access) {
    int bytes = 1 + TypeKind.from(access.type()).slotSize();
    pad(code);
    checkAddress(code, bytes + 1, access.byteLength());
    code.getstatic(Abi.MEMORY_HANDLES, handle(access), CD_VarHandle).aload(bytes).iload(0);
    code.loadLocal(TypeKind.from(access.type()).asLoadable(), 1);
    code.invokevirtual(
        CD_VarHandle, "set", MethodTypeDesc.of(CD_void, BYTES, CD_int, access.type()));
    code.return_();
  }

  private static void checkAddress(CodeBuilder code, int limit, int byteLength) {
    Label inside = code.newLabel();
    code.iload(limit).iflt(inside).iload(0).iload(limit);
    if (byteLength > 1) {
      code.loadConstant(byteLength - 1).isub();
    }
    code.invokestatic(OBJECTS, "checkIndex", CHECK_INDEX).pop().labelBinding(inside);
  }

  /** Asks for slots, so that HotSpot's first compiler does not inline the method. */
  private static void pad(CodeBuilder code) {
    code.lconst_0().lstore(code.allocateLocal(TypeKind.LONG));
    code.lconst_0().lstore(code.allocateLocal(TypeKind.LONG));
  }

  private static String handle(Access access) {
    return "ARRAY_" + access.typeName().toUpperCase(Locale.ROOT);
  }
}
