package dev.gantry.component.typed;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.AbiTrapException;
import dev.gantry.abi.BorrowScope;
import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.Descriptor;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.LinearMemory;
import dev.gantry.abi.compiled.AdapterWriter;
import dev.gantry.abi.compiled.Borrows;
import dev.gantry.abi.compiled.CallInterfaces;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.FlatSource;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.MemorySource;
import dev.gantry.abi.compiled.Side;
import dev.gantry.abi.compiled.Signatures;
import dev.gantry.abi.compiled.Source;
import dev.gantry.abi.compiled.Weights;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** What adapters between Java and a guest have in common, whichever side calls. */
final class AdapterParts {
  static final ClassDesc BORROW_SCOPE = ClassDesc.of(BorrowScope.class.getName());
  private static final ClassDesc LINEAR_MEMORY = ClassDesc.of(LinearMemory.class.getName());
  private static final ClassDesc TRAP = ClassDesc.of(AbiTrapException.class.getName());
  private static final ClassDesc LONGS = CD_long.arrayType();

  private final AdapterWriter writer;
  private final FunctionDescriptor function;
  private final Side guest;

  AdapterParts(AdapterWriter writer, FunctionDescriptor function) {
    this.writer = writer;
    this.function = function;
    this.guest = Side.named("guest", function.pointer());
  }

  Side guest() {
    return guest;
  }

  boolean hasBorrows() {
    return function.parameters().stream().anyMatch(Borrows::mayContain);
  }

  /** Refuses what would not fit into methods, before any code is written. */
  void checkWeights(boolean lowersParameters) {
    boolean flat = function.flatParameterCount() <= Signatures.MAX_FLAT_PARAMETERS;
    int sum = 0;
    for (Descriptor parameter : function.parameters()) {
      sum += weight(parameter, flat && lowersParameters);
    }
    if (function.result().isPresent()) {
      sum += weight(function.result().orElseThrow(), false);
    }
    if (sum > Weights.MOST) {
      throw new AdapterWriter.NotCompiledException();
    }
  }

  private int weight(Descriptor descriptor, boolean inOne) {
    if (writer.weights().isTooHeavy(descriptor)) {
      throw new AdapterWriter.NotCompiledException();
    }
    return inOne
        ? Math.min(Weights.MOST + 1, writer.weights().inOne(descriptor))
        : Math.min(Weights.OUTLINED, writer.weights().inMethods(descriptor));
  }

  static void withField(ClassBuilder builder, String name, ClassDesc type) {
    builder.withField(name, type, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
  }

  /** Declares the gate and the guest. */
  void withFields(ClassBuilder builder) {
    withField(builder, TypedNames.GATE_FIELD, TypedNames.GATE);
    withField(builder, guest.field(), TypedNames.GUEST_SIDE);
    withField(builder, guest.memoryField(), LINEAR_MEMORY);
  }

  /** Begins a constructor whose first parameters are the gate and the guest. */
  void construct(CodeBuilder code) {
    ClassDesc name = writer.name();
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
    code.aload(0).aload(1).putfield(name, TypedNames.GATE_FIELD, TypedNames.GATE);
    code.aload(0).aload(2).putfield(name, guest.field(), TypedNames.GUEST_SIDE);
    code.aload(0).aload(2);
    code.invokevirtual(TypedNames.GUEST_SIDE, "memoryOrNull", MethodTypeDesc.of(LINEAR_MEMORY));
    code.putfield(name, guest.memoryField(), LINEAR_MEMORY);
  }

  /** Keeps a parameter of the constructor as a core function. */
  void keepFunction(CodeBuilder code, String field, int parameter, CoreFunctionType type) {
    ClassDesc callInterface = CallInterfaces.name(type);
    code.aload(0).aload(parameter).checkcast(callInterface);
    code.putfield(writer.name(), field, callInterface);
  }

  /** Pushes the gate. */
  static void gate(Emission e) {
    e.field(TypedNames.GATE_FIELD, TypedNames.GATE);
  }

  static void gateCall(Emission e, String method) {
    gate(e);
    e.code.invokeinterface(TypedNames.GATE, method, MTD_void);
  }

  static void newScope(CodeBuilder code, int local) {
    code.new_(BORROW_SCOPE).dup();
    code.invokespecial(BORROW_SCOPE, INIT_NAME, MTD_void).astore(local);
  }

  /** {@return the local variable, a long, with an address that was checked} */
  int checkedAddress(Emission e, Local pointer, Descriptor descriptor) {
    e.guest(guest);
    e.code.loadLocal(TypeKind.from(pointer.type()), pointer.slot());
    Signatures.widen(e, guest);
    e.code.loadConstant(descriptor.alignment()).loadConstant(descriptor.elementSize());
    e.guestCall("checkAddress", CD_long, CD_long, CD_int, CD_long);
    return e.store(TypeKind.LONG);
  }

  /** {@return the parameters that a guest passes} */
  List<Source> parameterSources(Emission e, List<Local> flat) {
    if (function.flatParameterCount() > Signatures.MAX_FLAT_PARAMETERS) {
      Descriptor tuple = function.parameterTuple().orElseThrow();
      int address = checkedAddress(e, flat.getFirst(), tuple);
      return new MemorySource(guest, address, 0).parts(e, tuple, (Layout.Parts) tuple.layout());
    }
    var sources = new ArrayList<Source>();
    int position = 0;
    for (Descriptor parameter : function.parameters()) {
      sources.add(new FlatSource(guest, flat, position));
      position += parameter.flatTypes().size();
    }
    return sources;
  }

  /** Lets traps since a label be thrown with the place where they happened. */
  void explainTraps(Emission e, Label start, String method, List<Local> flat) {
    Label end = e.code.newBoundLabel();
    Label after = e.code.newLabel();
    e.code.goto_(after);
    Label handler = e.code.newBoundLabel();
    e.code.exceptionCatch(start, end, handler, TRAP);
    int trap = e.store(TypeKind.REFERENCE);
    e.guest(guest);
    e.code.aload(trap);
    Signatures.pushBits(e, flat);
    e.guestCall(method, TRAP, TRAP, LONGS);
    e.code.athrow().labelBinding(after);
  }

  /** Writes a handler: whatever was thrown goes through the gate. */
  static void throwFailure(Emission e, int stage, List<Local> arguments) {
    int failure = e.store(TypeKind.REFERENCE);
    gate(e);
    e.code.aload(failure).iload(stage).loadConstant(arguments.size()).anewarray(CD_Object);
    for (int i = 0; i < arguments.size(); i++) {
      Local argument = arguments.get(i);
      TypeKind kind = TypeKind.from(argument.type());
      e.code.dup().loadConstant(i).loadLocal(kind, argument.slot());
      Boxing.box(e.code, argument.type());
      e.code.aastore();
    }
    e.code.invokeinterface(
        TypedNames.GATE,
        "failed",
        TypedNames.method(Throwable.class, Throwable.class, int.class, Object[].class));
    e.code.athrow();
  }
}
