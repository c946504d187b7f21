package dev.gantry.component.typed;

import static dev.gantry.component.typed.JavaTypes.desc;

import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.Sink;
import dev.gantry.types.Result;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.reflect.Method;
import java.util.Optional;

/** What becomes of the result of a call in the Java method that made it. */
sealed interface Outcome {

  /** {@return the outcome of a method} */
  static Outcome of(Emission e, Method method, FunctionDescriptor function) {
    Optional<ValueType> result = function.type().result();
    if (result.isEmpty()) {
      return new Nothing();
    }
    if (throwsErrors(method, result.orElseThrow())) {
      return ResultSink.of(e, method, (ResultType) result.orElseThrow());
    }
    return new Plain(method, new JavaSink(method.getGenericReturnType()));
  }

  /** {@return whether a method throws what the type has as its error} */
  static boolean throwsErrors(Method method, ValueType result) {
    return result instanceof ResultType && !method.getReturnType().equals(Result.class);
  }

  /** {@return where the result goes} */
  Sink sink();

  /** Returns from the Java method, or throws its exception. */
  void finish(Emission e);

  /** No result. */
  record Nothing() implements Outcome {
    @Override
    public Sink sink() {
      throw new AssertionError("there is no result");
    }

    @Override
    public void finish(Emission e) {
      e.code.return_();
    }
  }

  /** A value that is returned. */
  record Plain(Method method, JavaSink sink) implements Outcome {
    @Override
    public void finish(Emission e) {
      sink.push(e);
      e.code.return_(TypeKind.from(method.getReturnType()));
    }
  }

  /**
   * A value that is returned, or an exception that is thrown.
   *
   * @param thrown the local variable, null if there is no error
   */
  record Throwing(Method method, ResultSink sink, int thrown) implements Outcome {
    @Override
    public void finish(Emission e) {
      Label fine = e.code.newLabel();
      e.code.aload(thrown).ifnull(fine);
      e.code.aload(thrown).checkcast(desc(Throwable.class)).athrow();
      e.code.labelBinding(fine);
      sink.pushOk(e);
      e.code.return_(TypeKind.from(method.getReturnType()));
    }
  }
}
