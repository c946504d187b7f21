package dev.gantry.component.host;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.exec.JavaMethod;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Java method as a function of the host, whose types were found to fit.
 *
 * <p>How to call it with dynamic values is found out when somebody does: most functions are never
 * called, or by generated code.
 */
final class JavaFunction implements JavaMethod {
  private final Conversions conversions;
  private final Method method;
  private final Optional<Object> receiver;
  private final FunctionType type;
  private final boolean compilable;
  private volatile @Nullable MethodCall plain;

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // the receiver comes from two places
  private JavaFunction(
      Conversions conversions,
      Method method,
      Optional<Object> receiver,
      FunctionType type,
      boolean compilable) {
    this.conversions = conversions;
    this.method = method;
    this.receiver = receiver;
    this.type = type;
    this.compilable = compilable;
  }

  /**
   * {@return the method as a function}
   *
   * @param receiver empty if the first argument is the receiver
   * @throws BindingMismatch if its types do not fit
   */
  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // the receiver comes from two places
  static JavaFunction of(
      Conversions conversions, Method method, Optional<Object> receiver, FunctionType type) {
    var fit = new Fit();
    fit.mentioned().add(method.getDeclaringClass());
    fit.check(method, type, receiver.isPresent() ? 0 : 1);
    boolean compilable =
        Compilable.isCompilable(method, type) && Visibility.areVisible(fit.mentioned());
    return new JavaFunction(conversions, method, receiver, type, compilable);
  }

  @Override
  public Method method() {
    return method;
  }

  @Override
  public Optional<Object> receiver() {
    return receiver;
  }

  @Override
  public boolean isCompilable() {
    return compilable;
  }

  @Override
  public Optional<Object> call(List<Object> arguments) throws Exception {
    MethodCall known = plain;
    if (known == null) {
      if (AsyncShape.isOf(method, type)) {
        throw AsyncShape.refusal(method);
      }
      known = MethodCall.of(conversions, method, receiver, type);
      plain = known;
    }
    return known.call(arguments);
  }
}
