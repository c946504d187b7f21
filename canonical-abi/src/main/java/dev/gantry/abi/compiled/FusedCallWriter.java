package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import dev.gantry.abi.Descriptor;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.compiled.AdapterWriter.NotCompiledException;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Writes the class of a {@link FusedCall}. */
final class FusedCallWriter {
  private static final ClassDesc RUNTIME_EXCEPTION = ClassDesc.of("java.lang.RuntimeException");
  private static final ClassDesc LONGS = CD_long.arrayType();
  private static final String GATE = "gate";
  private static final String CORE = "core";
  private static final String POST_RETURN = "postReturn";

  private final FusedCall.Shape shape;
  private final AdapterWriter writer;
  private final Side caller;
  private final Side callee;
  private final CoreFunctionType postReturn;
  private final boolean hasBorrows;

  FusedCallWriter(ClassDesc name, FusedCall.Shape shape) {
    this.shape = shape;
    this.writer = new AdapterWriter(name);
    this.caller = Side.named("caller", shape.caller().pointer());
    this.callee = Side.named("callee", shape.callee().pointer());
    this.postReturn = new CoreFunctionType(shape.lifted().results(), List.of());
    this.hasBorrows = shape.caller().parameters().stream().anyMatch(Borrows::mayContain);
  }

  byte[] write() {
    checkWeights();
    return writer.write(
        builder -> {
          builder.withInterfaceSymbols(CallInterfaces.name(shape.lowered()));
          withField(builder, GATE, Names.CALLEE_GATE);
          withField(builder, caller.field(), Names.GUEST_SIDE);
          withField(builder, callee.field(), Names.GUEST_SIDE);
          withField(builder, caller.memoryField(), Names.LINEAR_MEMORY);
          withField(builder, callee.memoryField(), Names.LINEAR_MEMORY);
          withField(builder, CORE, CallInterfaces.name(shape.lifted()));
          if (shape.postReturn()) {
            withField(builder, POST_RETURN, CallInterfaces.name(postReturn));
          }
          builder.withMethodBody(
              INIT_NAME, constructorType(), ClassFile.ACC_PUBLIC, this::writeConstructor);
          builder.withMethodBody(
              CallInterfaces.CALL,
              CallInterfaces.method(shape.lowered()),
              ClassFile.ACC_PUBLIC,
              this::writeCall);
        });
  }

  /** Refuses what would not fit into methods, before any code is written. */
  private void checkWeights() {
    int inCall = 0;
    boolean flat = shape.callee().flatParameterCount() <= Signatures.MAX_FLAT_PARAMETERS;
    for (Descriptor parameter : shape.caller().parameters()) {
      inCall += weight(parameter, flat);
    }
    if (shape.caller().result().isPresent()) {
      inCall +=
          weight(shape.caller().result().orElseThrow(), shape.callee().flatResultCount() == 1);
    }
    if (inCall > Weights.MOST) {
      throw new NotCompiledException();
    }
  }

  private int weight(Descriptor descriptor, boolean flat) {
    if (writer.weights().isTooHeavy(descriptor)) {
      throw new NotCompiledException();
    }
    return flat
        ? Math.min(Weights.MOST + 1, writer.weights().inOne(descriptor))
        : Math.min(Weights.OUTLINED, writer.weights().inMethods(descriptor));
  }

  private static void withField(ClassBuilder builder, String name, ClassDesc type) {
    builder.withField(name, type, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
  }

  private MethodTypeDesc constructorType() {
    var types = new ArrayList<ClassDesc>();
    types.add(Names.CALLEE_GATE);
    types.add(Names.GUEST_SIDE);
    types.add(Names.GUEST_SIDE);
    types.add(CD_Object);
    if (shape.postReturn()) {
      types.add(CD_Object);
    }
    return MethodTypeDesc.of(CD_void, types);
  }

  private void writeConstructor(CodeBuilder code) {
    ClassDesc name = writer.name();
    code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
    code.aload(0).aload(1).putfield(name, GATE, Names.CALLEE_GATE);
    code.aload(0).aload(2).putfield(name, caller.field(), Names.GUEST_SIDE);
    code.aload(0).aload(3).putfield(name, callee.field(), Names.GUEST_SIDE);
    putMemory(code, caller, 2);
    putMemory(code, callee, 3);
    putFunction(code, CORE, 4, shape.lifted());
    if (shape.postReturn()) {
      putFunction(code, POST_RETURN, 5, postReturn);
    }
    code.return_();
  }

  private void putMemory(CodeBuilder code, Side side, int parameter) {
    code.aload(0).aload(parameter);
    code.invokevirtual(Names.GUEST_SIDE, "memoryOrNull", MethodTypeDesc.of(Names.LINEAR_MEMORY));
    code.putfield(writer.name(), side.memoryField(), Names.LINEAR_MEMORY);
  }

  private void putFunction(CodeBuilder code, String field, int parameter, CoreFunctionType type) {
    ClassDesc callInterface = CallInterfaces.name(type);
    code.aload(0).aload(parameter).checkcast(callInterface);
    code.putfield(writer.name(), field, callInterface);
  }

  private void writeCall(CodeBuilder code) {
    List<Local> parameters = parameters(code);
    int lenders = hasBorrows ? code.allocateLocal(TypeKind.REFERENCE) : -1;
    int borrowers = hasBorrows ? code.allocateLocal(TypeKind.REFERENCE) : -1;
    var e = new Emission(code, writer, lenders, borrowers);
    e.field(GATE, Names.CALLEE_GATE);
    code.invokeinterface(Names.CALLEE_GATE, "enter", MethodTypeDesc.of(LONGS));
    int suspended = e.store(TypeKind.REFERENCE);
    if (hasBorrows) {
      newScope(code, lenders);
      newScope(code, borrowers);
    }
    Label start = code.newBoundLabel();
    List<Local> arguments = lowerParameters(e, parameters);
    List<Local> results = callCore(e, arguments);
    List<Local> returned = lowerResult(e, parameters, results);
    if (hasBorrows) {
      code.aload(borrowers);
      code.invokevirtual(Names.BORROW_SCOPE, "checkNoBorrowsRemain", MTD_void);
    }
    if (shape.postReturn()) {
      callPostReturn(e, results);
    }
    e.field(GATE, Names.CALLEE_GATE);
    code.aload(suspended);
    code.invokeinterface(Names.CALLEE_GATE, "leave", MethodTypeDesc.of(CD_void, LONGS));
    Label end = code.newBoundLabel();
    if (hasBorrows) {
      code.aload(lenders).invokevirtual(Names.BORROW_SCOPE, "returnLent", MTD_void);
    }
    if (returned.isEmpty()) {
      code.return_();
    } else {
      Local value = returned.getFirst();
      code.loadLocal(value.kind(), value.slot()).return_(value.kind());
    }
    Label handler = code.newBoundLabel();
    code.exceptionCatch(start, end, handler, CD_Throwable);
    int failure = e.store(TypeKind.REFERENCE);
    e.field(GATE, Names.CALLEE_GATE);
    code.aload(failure);
    code.invokeinterface(
        Names.CALLEE_GATE, "failed", MethodTypeDesc.of(RUNTIME_EXCEPTION, CD_Throwable));
    code.athrow();
  }

  private List<Local> parameters(CodeBuilder code) {
    var parameters = new ArrayList<Local>();
    for (CoreType type : shape.lowered().parameters()) {
      parameters.add(new Local(code.parameterSlot(parameters.size()), CallInterfaces.jvm(type)));
    }
    return parameters;
  }

  private static void newScope(CodeBuilder code, int local) {
    code.new_(Names.BORROW_SCOPE).dup();
    code.invokespecial(Names.BORROW_SCOPE, INIT_NAME, MTD_void).astore(local);
  }

  /** {@return the core values with which to call the callee} */
  private List<Local> lowerParameters(Emission e, List<Local> parameters) {
    if (shape.caller().parameters().isEmpty()) {
      return List.of();
    }
    FlatSink arguments = FlatSink.zeros(e, callee, shape.lifted().parameters());
    Label start = e.code.newBoundLabel();
    List<Source> sources = sources(e, parameters);
    List<Sink> sinks = sinks(e, arguments);
    for (int i = 0; i < sources.size(); i++) {
      new Transfer(
              e,
              sources.get(i),
              sinks.get(i),
              shape.caller().parameters().get(i),
              shape.callee().parameters().get(i))
          .write();
    }
    explainTraps(e, start, caller, "explainParameters", parameters);
    return arguments.values();
  }

  private List<Source> sources(Emission e, List<Local> parameters) {
    FunctionDescriptor function = shape.caller();
    if (function.flatParameterCount() <= Signatures.MAX_FLAT_PARAMETERS) {
      return flatParts(function, parameters);
    }
    Descriptor tuple = function.parameterTuple().orElseThrow();
    int address = checkedAddress(e, caller, parameters.getFirst(), tuple);
    return new MemorySource(caller, address, 0).parts(e, tuple, (Layout.Parts) tuple.layout());
  }

  private List<Source> flatParts(FunctionDescriptor function, List<Local> parameters) {
    var sources = new ArrayList<Source>();
    int position = 0;
    for (Descriptor parameter : function.parameters()) {
      sources.add(new FlatSource(caller, parameters, position));
      position += parameter.flatTypes().size();
    }
    return sources;
  }

  private List<Sink> sinks(Emission e, FlatSink arguments) {
    FunctionDescriptor function = shape.callee();
    if (function.flatParameterCount() > Signatures.MAX_FLAT_PARAMETERS) {
      Descriptor tuple = function.parameterTuple().orElseThrow();
      e.guest(callee);
      e.code.loadConstant(tuple.alignment()).loadConstant(tuple.elementSize());
      e.guestCall("allocateParameters", CD_long, CD_int, CD_long);
      int address = e.store(TypeKind.LONG);
      e.code.lload(address);
      Signatures.narrow(e, callee);
      Local argument = arguments.values().getFirst();
      e.code.storeLocal(argument.kind(), argument.slot());
      return new MemorySink(callee, address, 0).parts(e, tuple, (Layout.Parts) tuple.layout());
    }
    var sinks = new ArrayList<Sink>();
    int position = 0;
    for (Descriptor parameter : function.parameters()) {
      sinks.add(arguments.after(position));
      position += parameter.flatTypes().size();
    }
    return sinks;
  }

  /** {@return the local variable, a long, with an address that was checked} */
  private static int checkedAddress(Emission e, Side side, Local pointer, Descriptor descriptor) {
    e.guest(side);
    e.code.loadLocal(pointer.kind(), pointer.slot());
    Signatures.widen(e, side);
    e.code.loadConstant(descriptor.alignment()).loadConstant(descriptor.elementSize());
    e.guestCall("checkAddress", CD_long, CD_long, CD_int, CD_long);
    return e.store(TypeKind.LONG);
  }

  private List<Local> callCore(Emission e, List<Local> arguments) {
    e.field(CORE, CallInterfaces.name(shape.lifted()));
    arguments.forEach(argument -> e.code.loadLocal(argument.kind(), argument.slot()));
    e.code.invokeinterface(
        CallInterfaces.name(shape.lifted()),
        CallInterfaces.CALL,
        CallInterfaces.method(shape.lifted()));
    if (shape.lifted().results().isEmpty()) {
      return List.of();
    }
    ClassDesc type = CallInterfaces.jvm(shape.lifted().results().getFirst());
    return List.of(new Local(e.store(TypeKind.from(type)), type));
  }

  /** {@return the core value to return to the caller, if it is not in its memory} */
  private List<Local> lowerResult(Emission e, List<Local> parameters, List<Local> results) {
    if (shape.caller().result().isEmpty()) {
      return List.of();
    }
    Descriptor from = shape.callee().result().orElseThrow();
    Descriptor to = shape.caller().result().orElseThrow();
    boolean flat = shape.caller().flatResultCount() == 1;
    FlatSink returned = FlatSink.zeros(e, caller, flat ? shape.lowered().results() : List.of());
    Label start = e.code.newBoundLabel();
    Source source =
        shape.callee().flatResultCount() == 1
            ? new FlatSource(callee, results, 0)
            : new MemorySource(callee, checkedAddress(e, callee, results.getFirst(), from), 0);
    Sink sink =
        flat
            ? returned
            : new MemorySink(caller, checkedAddress(e, caller, parameters.getLast(), to), 0);
    new Transfer(e, source, sink, from, to).write();
    explainTraps(e, start, callee, "explainResult", results);
    return returned.values();
  }

  /** Lets traps since a label be thrown with the place where they happened. */
  private void explainTraps(Emission e, Label start, Side side, String method, List<Local> flat) {
    Label end = e.code.newBoundLabel();
    Label after = e.code.newLabel();
    e.code.goto_(after);
    Label handler = e.code.newBoundLabel();
    e.code.exceptionCatch(start, end, handler, Names.TRAP);
    int trap = e.store(TypeKind.REFERENCE);
    e.guest(side);
    e.code.aload(trap);
    Signatures.pushBits(e, flat);
    e.guestCall(method, Names.TRAP, Names.TRAP, LONGS);
    e.code.athrow().labelBinding(after);
  }

  private void callPostReturn(Emission e, List<Local> results) {
    e.field(GATE, Names.CALLEE_GATE);
    e.code.invokeinterface(Names.CALLEE_GATE, "beginPostReturn", MTD_void);
    e.field(POST_RETURN, CallInterfaces.name(postReturn));
    results.forEach(result -> e.code.loadLocal(result.kind(), result.slot()));
    e.code.invokeinterface(
        CallInterfaces.name(postReturn), CallInterfaces.CALL, CallInterfaces.method(postReturn));
    e.field(GATE, Names.CALLEE_GATE);
    e.code.invokeinterface(Names.CALLEE_GATE, "endPostReturn", MTD_void);
  }
}
