package dev.gantry.component.typed;

import static dev.gantry.component.typed.JavaTypes.desc;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.Descriptor;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.HostGate;
import dev.gantry.abi.Layout;
import dev.gantry.abi.compiled.AdapterWriter;
import dev.gantry.abi.compiled.CallInterfaces;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.FlatSink;
import dev.gantry.abi.compiled.FlatSource;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.MemorySink;
import dev.gantry.abi.compiled.MemorySource;
import dev.gantry.abi.compiled.Signatures;
import dev.gantry.abi.compiled.Sink;
import dev.gantry.abi.compiled.Source;
import dev.gantry.abi.compiled.Transfer;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the class that a method of the host calls a guest's function through: parameters straight
 * from Java to core values and memory, the result straight back.
 */
final class ExportWriter {
  /** The one method; it takes what the Java method takes, after the resource's own handle. */
  static final String CALL = "call";

  private static final String CORE = "core";
  private static final String POST_RETURN = "postReturn";

  private final ExportShape shape;
  private final FunctionDescriptor function;
  private final AdapterWriter writer;
  private final AdapterParts parts;
  private final CoreFunctionType postReturn;

  ExportWriter(ClassDesc name, ExportShape shape) {
    this.shape = shape;
    this.function = shape.function();
    this.writer = new AdapterWriter(name);
    this.parts = new AdapterParts(writer, function);
    this.postReturn = new CoreFunctionType(shape.core().results(), List.of());
  }

  /** {@return the type of the method} */
  static MethodTypeDesc callType(Method method, boolean isMethod) {
    MethodTypeDesc type = desc(method);
    return isMethod ? type.insertParameterTypes(0, CD_Object) : type;
  }

  /** {@return the type of the constructor: gate, guest, core function, and `post-return`} */
  private MethodTypeDesc constructorType() {
    MethodTypeDesc type =
        MethodTypeDesc.of(CD_void, TypedNames.GATE, TypedNames.GUEST_SIDE, CD_Object);
    return shape.postReturn() ? type.insertParameterTypes(3, CD_Object) : type;
  }

  byte[] write() {
    parts.checkWeights(true);
    return writer.write(
        builder -> {
          parts.withFields(builder);
          AdapterParts.withField(builder, CORE, CallInterfaces.name(shape.core()));
          if (shape.postReturn()) {
            AdapterParts.withField(builder, POST_RETURN, CallInterfaces.name(postReturn));
          }
          builder.withMethodBody(
              INIT_NAME, constructorType(), ClassFile.ACC_PUBLIC, this::writeConstructor);
          builder.withMethodBody(
              CALL,
              callType(shape.method(), shape.isMethod()),
              ClassFile.ACC_PUBLIC,
              this::writeCall);
        });
  }

  private void writeConstructor(CodeBuilder code) {
    parts.construct(code);
    parts.keepFunction(code, CORE, 3, shape.core());
    if (shape.postReturn()) {
      parts.keepFunction(code, POST_RETURN, 4, postReturn);
    }
    code.return_();
  }

  private void writeCall(CodeBuilder code) {
    boolean hasBorrows = parts.hasBorrows();
    int scope = hasBorrows ? code.allocateLocal(TypeKind.REFERENCE) : -1;
    var e = new Emission(code, writer, scope, scope);
    List<Local> parameters = parameters(code);
    code.loadConstant(HostGate.PASSING);
    int stage = e.store(TypeKind.INT);
    if (hasBorrows) {
      AdapterParts.newScope(code, scope);
    }
    var outcome = Outcome.of(e, shape.method(), function);
    AdapterParts.gateCall(e, "enter");
    Label start = code.newBoundLabel();
    List<Local> arguments = lowerParameters(e, parameters);
    code.loadConstant(HostGate.CALLING).istore(stage);
    List<Local> results = callCore(e, arguments);
    code.loadConstant(HostGate.RETURNING).istore(stage);
    liftResult(e, results, outcome);
    if (hasBorrows) {
      code.aload(scope);
      code.invokevirtual(AdapterParts.BORROW_SCOPE, "checkNoBorrowsRemain", MTD_void);
    }
    if (shape.postReturn()) {
      callPostReturn(e, results);
    }
    AdapterParts.gateCall(e, "leave");
    Label end = code.newBoundLabel();
    outcome.finish(e);
    Label handler = code.newBoundLabel();
    code.exceptionCatch(start, end, handler, CD_Throwable);
    AdapterParts.throwFailure(e, stage, parameters);
  }

  private List<Local> parameters(CodeBuilder code) {
    var parameters = new ArrayList<Local>();
    for (ClassDesc type : callType(shape.method(), shape.isMethod()).parameterList()) {
      parameters.add(new Local(code.parameterSlot(parameters.size()), type));
    }
    return parameters;
  }

  /** {@return the core values with which to call the guest} */
  private List<Local> lowerParameters(Emission e, List<Local> parameters) {
    if (function.parameters().isEmpty()) {
      return List.of();
    }
    FlatSink arguments = FlatSink.zeros(e, parts.guest(), shape.core().parameters());
    List<Sink> sinks = sinks(e, arguments);
    Type[] types = shape.method().getGenericParameterTypes();
    int selfCount = shape.isMethod() ? 1 : 0;
    for (int i = 0; i < sinks.size(); i++) {
      Type type = i < selfCount ? Object.class : types[i - selfCount];
      Descriptor descriptor = function.parameters().get(i);
      Source source = new JavaSource(parameters.get(i), type);
      new Transfer(e, source, sinks.get(i), descriptor, descriptor).write();
    }
    return arguments.values();
  }

  private List<Sink> sinks(Emission e, FlatSink arguments) {
    if (function.flatParameterCount() > Signatures.MAX_FLAT_PARAMETERS) {
      Descriptor tuple = function.parameterTuple().orElseThrow();
      e.guest(parts.guest());
      e.code.loadConstant(tuple.alignment()).loadConstant(tuple.elementSize());
      e.guestCall("allocateParameters", CD_long, CD_int, CD_long);
      int address = e.store(TypeKind.LONG);
      e.code.lload(address);
      Signatures.narrow(e, parts.guest());
      Local argument = arguments.values().getFirst();
      e.code.storeLocal(TypeKind.from(argument.type()), argument.slot());
      var memory = new MemorySink(parts.guest(), address, 0);
      return memory.parts(e, tuple, (Layout.Parts) tuple.layout());
    }
    var sinks = new ArrayList<Sink>();
    int position = 0;
    for (Descriptor parameter : function.parameters()) {
      sinks.add(arguments.after(position));
      position += parameter.flatTypes().size();
    }
    return sinks;
  }

  private List<Local> callCore(Emission e, List<Local> arguments) {
    ClassDesc callInterface = CallInterfaces.name(shape.core());
    e.field(CORE, callInterface);
    arguments.forEach(
        argument -> e.code.loadLocal(TypeKind.from(argument.type()), argument.slot()));
    e.code.invokeinterface(callInterface, CallInterfaces.CALL, CallInterfaces.method(shape.core()));
    if (shape.core().results().isEmpty()) {
      return List.of();
    }
    ClassDesc type = CallInterfaces.jvm(shape.core().results().getFirst());
    return List.of(new Local(e.store(TypeKind.from(type)), type));
  }

  private void liftResult(Emission e, List<Local> results, Outcome outcome) {
    if (function.result().isEmpty()) {
      return;
    }
    Descriptor result = function.result().orElseThrow();
    Label start = e.code.newBoundLabel();
    Source source =
        function.flatResultCount() == 1
            ? new FlatSource(parts.guest(), results, 0)
            : new MemorySource(
                parts.guest(), parts.checkedAddress(e, results.getFirst(), result), 0);
    new Transfer(e, source, outcome.sink(), result, result).write();
    parts.explainTraps(e, start, "explainResult", results);
  }

  private void callPostReturn(Emission e, List<Local> results) {
    AdapterParts.gateCall(e, "beginPostReturn");
    ClassDesc callInterface = CallInterfaces.name(postReturn);
    e.field(POST_RETURN, callInterface);
    results.forEach(result -> e.code.loadLocal(TypeKind.from(result.type()), result.slot()));
    e.code.invokeinterface(callInterface, CallInterfaces.CALL, CallInterfaces.method(postReturn));
    AdapterParts.gateCall(e, "endPostReturn");
  }
}
