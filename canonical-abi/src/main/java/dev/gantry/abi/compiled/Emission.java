package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * One method of an adapter, while it is written.
 *
 * <p>Local 0 is the adapter.
 */
public final class Emission {
  /** What the method is written with. */
  public final CodeBuilder code;

  private final AdapterWriter adapter;
  private final int callerScope;
  private final int calleeScope;

  /**
   * A method.
   *
   * @param lenders the local variable of the borrows on the side that lends, or -1
   * @param borrowers the same on the side that borrows
   */
  public Emission(CodeBuilder code, AdapterWriter adapter, int lenders, int borrowers) {
    this.code = code;
    this.adapter = adapter;
    this.callerScope = lenders;
    this.calleeScope = borrowers;
  }

  AdapterWriter adapter() {
    return adapter;
  }

  /** {@return a new local variable} */
  public int local(TypeKind kind) {
    return code.allocateLocal(kind);
  }

  /** {@return a new local variable that takes what is on the stack} */
  public int store(TypeKind kind) {
    int slot = local(kind);
    code.storeLocal(kind, slot);
    return slot;
  }

  /** Pushes a field of the adapter. */
  public void field(String name, ClassDesc type) {
    code.aload(0).getfield(adapter.name(), name, type);
  }

  /** Pushes the {@link dev.gantry.abi.GuestSide} of a guest. */
  public void guest(Side side) {
    field(side.field(), Names.GUEST_SIDE);
  }

  /** Pushes the memory of a guest. */
  public void memory(Side side) {
    field(side.memoryField(), Names.LINEAR_MEMORY);
  }

  /** Pushes the borrows on the side that lends. */
  public void lenders() {
    code.aload(callerScope);
  }

  /** Pushes the borrows on the side that borrows. */
  public void borrowers() {
    code.aload(calleeScope);
  }

  /** {@return whether the function has borrows, which methods then pass on} */
  boolean hasScopes() {
    return callerScope >= 0;
  }

  /** Calls a method of {@link dev.gantry.abi.GuestSide} on what is on the stack. */
  public void guestCall(String method, ClassDesc returned, ClassDesc... parameters) {
    code.invokevirtual(Names.GUEST_SIDE, method, MethodTypeDesc.of(returned, parameters));
  }

  /** Calls a static method of {@link dev.gantry.abi.GuestSide}. */
  public void guestStatic(String method, ClassDesc returned, ClassDesc... parameters) {
    code.invokestatic(Names.GUEST_SIDE, method, MethodTypeDesc.of(returned, parameters));
  }

  /** Calls a method of {@link dev.gantry.abi.LinearMemory} that reads, below it the address. */
  public void load(String method, ClassDesc type) {
    code.invokeinterface(Names.LINEAR_MEMORY, method, MethodTypeDesc.of(type, CD_long));
  }

  /** Calls a method of {@link dev.gantry.abi.LinearMemory} that writes. */
  public void storeTo(String method, ClassDesc type) {
    code.invokeinterface(
        Names.LINEAR_MEMORY,
        method,
        MethodTypeDesc.of(java.lang.constant.ConstantDescs.CD_void, CD_long, type));
  }

  /** Pushes an address: a local variable, a long, and an offset. */
  public void address(int local, long offset) {
    code.lload(local);
    if (offset != 0) {
      code.loadConstant(offset).ladd();
    }
  }

  /** Writes a method of the adapter that several places call, unless it is there already. */
  MethodTypeDesc scopes(MethodTypeDesc type) {
    return hasScopes()
        ? type.insertParameterTypes(0, Names.BORROW_SCOPE, Names.BORROW_SCOPE)
        : type;
  }
}
