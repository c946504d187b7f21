package dev.gantry.component.typed;

import static dev.gantry.component.typed.JavaTypes.desc;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.CoreType;
import dev.gantry.abi.Descriptor;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.HostGate;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.compiled.AdapterWriter;
import dev.gantry.abi.compiled.CallInterfaces;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.FlatSink;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.MemorySink;
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
import java.util.Optional;

/**
 * Writes the class through which a guest calls a method of the host: parameters straight from core
 * values and memory to Java, the result straight back.
 */
final class ImportWriter {
  private static final String RECEIVER = "receiver";
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(CD_void, TypedNames.GATE, TypedNames.GUEST_SIDE, CD_Object);

  private final ImportShape shape;
  private final Method method;
  private final FunctionDescriptor function;
  private final AdapterWriter writer;
  private final AdapterParts parts;

  ImportWriter(ClassDesc name, ImportShape shape) {
    this.shape = shape;
    this.method = shape.method();
    this.function = shape.function();
    this.writer = new AdapterWriter(name);
    this.parts = new AdapterParts(writer, function);
  }

  private ClassDesc receiverType() {
    return desc(method.getDeclaringClass());
  }

  byte[] write() {
    parts.checkWeights(false);
    return writer.write(
        builder -> {
          builder.withInterfaceSymbols(CallInterfaces.name(shape.core()));
          parts.withFields(builder);
          AdapterParts.withField(builder, RECEIVER, receiverType());
          builder.withMethodBody(
              INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PUBLIC, this::writeConstructor);
          builder.withMethodBody(
              CallInterfaces.CALL,
              CallInterfaces.method(shape.core()),
              ClassFile.ACC_PUBLIC,
              this::writeCall);
        });
  }

  private void writeConstructor(CodeBuilder code) {
    parts.construct(code);
    code.aload(0).aload(3).checkcast(receiverType());
    code.putfield(writer.name(), RECEIVER, receiverType()).return_();
  }

  private void writeCall(CodeBuilder code) {
    boolean hasBorrows = parts.hasBorrows();
    int scope = hasBorrows ? code.allocateLocal(TypeKind.REFERENCE) : -1;
    var e = new Emission(code, writer, scope, scope);
    List<Local> flat = flat(code);
    code.loadConstant(HostGate.PASSING);
    int stage = e.store(TypeKind.INT);
    if (hasBorrows) {
      AdapterParts.newScope(code, scope);
    }
    AdapterParts.gateCall(e, "enter");
    Label start = code.newBoundLabel();
    List<JavaSink> arguments = liftParameters(e, flat);
    code.loadConstant(HostGate.CALLING).istore(stage);
    Optional<Source> result = callMethod(e, arguments);
    code.loadConstant(HostGate.RETURNING).istore(stage);
    List<Local> returned = lowerResult(e, result, flat);
    AdapterParts.gateCall(e, "leave");
    Label end = code.newBoundLabel();
    if (hasBorrows) {
      code.aload(scope).invokevirtual(AdapterParts.BORROW_SCOPE, "returnLent", MTD_void);
    }
    if (returned.isEmpty()) {
      code.return_();
    } else {
      Local value = returned.getFirst();
      TypeKind kind = TypeKind.from(value.type());
      code.loadLocal(kind, value.slot()).return_(kind);
    }
    Label handler = code.newBoundLabel();
    code.exceptionCatch(start, end, handler, CD_Throwable);
    AdapterParts.throwFailure(e, stage, List.of());
  }

  private List<Local> flat(CodeBuilder code) {
    var flat = new ArrayList<Local>();
    for (CoreType type : shape.core().parameters()) {
      flat.add(new Local(code.parameterSlot(flat.size()), CallInterfaces.jvm(type)));
    }
    return flat;
  }

  private List<JavaSink> liftParameters(Emission e, List<Local> flat) {
    if (function.parameters().isEmpty()) {
      return List.of();
    }
    Label start = e.code.newBoundLabel();
    List<Source> sources = parts.parameterSources(e, flat);
    Type[] types = method.getGenericParameterTypes();
    int selfCount = shape.isMethod() ? 1 : 0;
    var sinks = new ArrayList<JavaSink>();
    for (int i = 0; i < sources.size(); i++) {
      var sink = new JavaSink(i < selfCount ? method.getDeclaringClass() : types[i - selfCount]);
      sinks.add(sink);
      Descriptor descriptor = function.parameters().get(i);
      new Transfer(e, sources.get(i), sink, descriptor, descriptor).write();
    }
    parts.explainTraps(e, start, "explainParameters", flat);
    return sinks;
  }

  /** {@return the result, if there is one} */
  private Optional<Source> callMethod(Emission e, List<JavaSink> arguments) {
    if (function.result().isPresent()
        && Outcome.throwsErrors(method, function.type().result().orElseThrow())) {
      return Optional.of(callThrowing(e, arguments));
    }
    invoke(e, arguments);
    if (method.getReturnType().equals(void.class)) {
      return Optional.empty();
    }
    return Optional.of(returned(e));
  }

  private JavaSource returned(Emission e) {
    ClassDesc type = desc(method.getReturnType());
    return new JavaSource(
        new Local(e.store(TypeKind.from(type)), type), method.getGenericReturnType());
  }

  private void invoke(Emission e, List<JavaSink> arguments) {
    if (!shape.isMethod()) {
      e.field(RECEIVER, receiverType());
    }
    arguments.forEach(argument -> argument.push(e));
    e.code.invokeinterface(receiverType(), method.getName(), desc(method));
  }

  private Source callThrowing(Emission e, List<JavaSink> arguments) {
    ResultType type = (ResultType) function.type().result().orElseThrow();
    var errorType = ErrorType.of(method, type.error().isPresent());
    e.code.iconst_0();
    int which = e.store(TypeKind.INT);
    Optional<JavaSource> ok = type.ok().map(_ -> absent(e, method.getGenericReturnType()));
    Optional<JavaSource> error = type.error().map(_ -> absent(e, errorType.type()));
    Label start = e.code.newBoundLabel();
    invoke(e, arguments);
    Label end = e.code.newBoundLabel();
    ok.ifPresent(value -> store(e, value));
    Label after = e.code.newLabel();
    e.code.goto_(after);
    Label handler = e.code.newBoundLabel();
    ClassDesc exception = desc(errorType.exception());
    e.code.exceptionCatch(start, end, handler, exception);
    if (error.isPresent()) {
      Method accessor = errorType.error().orElseThrow();
      e.code.invokevirtual(exception, accessor.getName(), desc(accessor));
      store(e, error.orElseThrow());
    } else {
      e.code.pop();
    }
    e.code.iconst_1().istore(which).labelBinding(after);
    return new ResultSource(which, ok, error);
  }

  private static void store(Emission e, JavaSource value) {
    e.code.storeLocal(TypeKind.from(value.local().type()), value.local().slot());
  }

  /** {@return a value that is set by one of two ways, and by the other is not looked at} */
  private static JavaSource absent(Emission e, Type type) {
    JavaSink zero = ResultSink.zero(e, type);
    return new JavaSource(new Local(zero.slot(), desc(JavaTypes.raw(type))), type);
  }

  /** {@return the core value to return to the guest, if it is not in its memory} */
  private List<Local> lowerResult(Emission e, Optional<Source> result, List<Local> flat) {
    if (result.isEmpty()) {
      return List.of();
    }
    Descriptor descriptor = function.result().orElseThrow();
    if (function.flatResultCount() == 1) {
      FlatSink sink = FlatSink.zeros(e, parts.guest(), shape.core().results());
      new Transfer(e, result.orElseThrow(), sink, descriptor, descriptor).write();
      return sink.values();
    }
    int address = parts.checkedAddress(e, flat.getLast(), descriptor);
    var sink = new MemorySink(parts.guest(), address, 0);
    new Transfer(e, result.orElseThrow(), sink, descriptor, descriptor).write();
    return List.of();
  }
}
