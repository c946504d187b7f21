package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Atomic instructions (threads proposal): calls, with all numbers as longs. */
final class AtomicLowerings {
  private static final ClassDesc ATOMICS = Abi.of("Atomics");

  private AtomicLowerings() {}

  static void addTo(LoweringTable table) {
    for (Opcode opcode : Opcode.values()) {
      switch (opcode.immediates()) {
        case ATOMIC_8, ATOMIC_16, ATOMIC_32, ATOMIC_64 ->
            table.put(opcode, method -> access(method, opcode, operation(opcode)));
        default -> {}
      }
    }
    table.put(
        Opcode.ATOMIC_FENCE,
        method ->
            method
                .code()
                .invokestatic(
                    ClassDesc.of("java.lang.invoke.VarHandle"),
                    "fullFence",
                    MethodTypeDesc.of(CD_void)));
  }

  /** {@return the method that does what an opcode says, by the last part of its mnemonic} */
  private static String operation(Opcode opcode) {
    String mnemonic = opcode.mnemonic();
    String name = mnemonic.substring(mnemonic.lastIndexOf('.') + 1);
    String plain = name.endsWith("_u") ? name.substring(0, name.length() - 2) : name;
    return switch (plain) {
      case "add", "and", "or", "xor" -> plain;
      case "sub" -> "subtract";
      case "xchg" -> "exchange";
      case "cmpxchg" -> "compareExchange";
      case "notify" -> "wake";
      case "wait32", "wait64" -> "await";
      default -> plain.startsWith("load") ? "load" : "store";
    };
  }

  private static void access(MethodEmitter method, Opcode opcode, String operation) {
    int memory = method.index();
    int width = opcode.immediates().accessByteLength();
    Kind addressKind = method.module().addressKind(memory);
    List<Signature.Operand> signature = opcode.signature().parameters();
    List<Kind> operands = LoweringTable.kinds(signature.subList(1, signature.size()));
    int[] slots = method.branches().borrow(operands);
    method.branches().store(operands, slots);
    method.pop(operands.size() + 1);
    CodeBuilder code = method.code();
    if (addressKind == Kind.INT) {
      ConversionLowerings.widenUnsigned(code);
    }
    code.loadConstant(method.literal()).loadConstant(width);
    loadMemory(method, memory);
    code.invokestatic(
        ATOMICS, "address", MethodTypeDesc.of(CD_long, CD_long, CD_long, CD_int, Abi.MEMORY));
    boolean isWake = operation.equals("wake");
    var types = new ArrayList<ClassDesc>(List.of(CD_long));
    for (int position = 0; position < slots.length; position++) {
      Kind kind = operands.get(position);
      code.loadLocal(kind.jvm(), slots[position]);
      if (kind == Kind.INT && !isWake) {
        ConversionLowerings.widenUnsigned(code);
      }
      types.add(isWake ? CD_int : CD_long);
    }
    method.branches().release(operands, slots);
    if (!isWake) {
      code.loadConstant(width);
      types.add(CD_int);
    }
    loadMemory(method, memory);
    types.add(Abi.MEMORY);
    if (operation.equals("await")) {
      method.loadInstance();
      types.add(Abi.GUEST_INSTANCE);
    }
    finish(method, opcode, operation, types);
  }

  private static void finish(
      MethodEmitter method, Opcode opcode, String operation, List<ClassDesc> types) {
    List<Kind> results = LoweringTable.kinds(opcode.signature().results());
    boolean returnsInt = operation.equals("wake") || operation.equals("await");
    ClassDesc returned = results.isEmpty() ? CD_void : returnsInt ? CD_int : CD_long;
    method.code().invokestatic(ATOMICS, operation, MethodTypeDesc.of(returned, types));
    if (!results.isEmpty() && results.getFirst() == Kind.INT && !returnsInt) {
      method.code().l2i();
    }
    method.push(results);
  }

  private static void loadMemory(MethodEmitter method, int memory) {
    method.loadInstance();
    method.module().getMemory(method.code(), memory);
  }
}
