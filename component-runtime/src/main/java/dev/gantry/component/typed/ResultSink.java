package dev.gantry.component.typed;

import static dev.gantry.component.typed.JavaTypes.desc;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.ListSink;
import dev.gantry.abi.compiled.ListSource;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.Sink;
import dev.gantry.abi.compiled.StringSource;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/** A {@code result} that becomes a return value or an exception. */
final class ResultSink implements Sink {
  private final Optional<JavaSink> ok;
  private final ErrorType errorType;
  private final int thrown;
  private JavaSink payload;

  private ResultSink(Optional<JavaSink> ok, ErrorType errorType, int thrown) {
    this.ok = ok;
    this.errorType = errorType;
    this.thrown = thrown;
    this.payload = new JavaSink(Object.class);
  }

  static Outcome of(Emission e, Method method, ResultType type) {
    e.code.aconst_null();
    int thrown = e.store(TypeKind.REFERENCE);
    Optional<JavaSink> ok = type.ok().map(_ -> zero(e, method.getGenericReturnType()));
    var sink = new ResultSink(ok, ErrorType.of(method, type.error().isPresent()), thrown);
    return new Outcome.Throwing(method, sink, thrown);
  }

  /** {@return a value that is there from the beginning, as no error case sets it} */
  static JavaSink zero(Emission e, Type type) {
    TypeKind kind = JavaTypes.kind(type);
    switch (kind) {
      case LONG -> e.code.lconst_0();
      case FLOAT -> e.code.fconst_0();
      case DOUBLE -> e.code.dconst_0();
      case REFERENCE -> e.code.aconst_null();
      default -> e.code.iconst_0();
    }
    return new JavaSink(type, e.store(kind));
  }

  /** Pushes the ok value, if there is one. */
  void pushOk(Emission e) {
    ok.ifPresent(value -> value.push(e));
  }

  @Override
  public void enumeration(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    Label fine = e.code.newLabel();
    e.code.ifeq(fine);
    newException(e);
    e.code.labelBinding(fine);
  }

  @Override
  public void discriminant(
      Emission e, Descriptor descriptor, Layout.Alternatives layout, int local) {}

  @Override
  public Sink payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    if (index == 0) {
      return ok.<Sink>map(value -> value).orElse(this);
    }
    payload = errorType.error().isPresent() ? new JavaSink(errorType.type()) : payload;
    return payload;
  }

  @Override
  public void endCase(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    if (index == 1) {
      newException(e);
    }
  }

  private void newException(Emission e) {
    ClassDesc exception = desc(errorType.exception());
    e.code.new_(exception).dup();
    if (errorType.error().isPresent()) {
      payload.push(e);
      e.code.invokespecial(
          exception,
          INIT_NAME,
          MethodTypeDesc.of(CD_void, desc(errorType.error().orElseThrow().getReturnType())));
    } else {
      e.code.invokespecial(exception, INIT_NAME, MTD_void);
    }
    e.code.astore(thrown);
  }

  @Override
  public boolean canMove() {
    return false;
  }

  // What no result is

  private static AssertionError noResult() {
    return new AssertionError("the type is a result");
  }

  @Override
  public void begin(Emission e) {}

  @Override
  public void scalar(Emission e, Primitive type) {
    throw noResult();
  }

  @Override
  public void string(Emission e, StringSource source) {
    throw noResult();
  }

  @Override
  public ListSink list(Emission e, Descriptor list, Descriptor element, ListSource source) {
    throw noResult();
  }

  @Override
  public ListSink fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    throw noResult();
  }

  @Override
  public List<Sink> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    throw noResult();
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    throw noResult();
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    throw noResult();
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    throw noResult();
  }

  @Override
  public List<Local> locals() {
    throw noResult();
  }

  @Override
  public void pass(Emission e) {
    throw noResult();
  }

  @Override
  public Sink moved(List<Local> parameters) {
    throw noResult();
  }

  @Override
  public ClassDesc returned() {
    throw noResult();
  }

  @Override
  public void returnValue(Emission e) {
    throw noResult();
  }

  @Override
  public String kind() {
    return "result";
  }
}
