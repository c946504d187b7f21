package dev.gantry.component.exec;

import dev.gantry.abi.HandleValues;
import dev.gantry.component.HostFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function of the host as a component-level one. */
public final class HostedFunction implements ComponentFunction {
  private final String name;
  private final HostFunction function;

  /** A function with its name, for messages. */
  public HostedFunction(String name, HostFunction function) {
    this.name = name;
    this.function = function;
  }

  @Override
  public boolean isOfHost() {
    return true;
  }

  @Override
  public void invoke(
      @Nullable RuntimeInstance caller,
      HandleValues values,
      Supplier<List<?>> onStart,
      Consumer<Optional<Object>> onResolve) {
    List<Object> arguments = new ArrayList<>(onStart.get());
    onResolve.accept(call(arguments));
  }

  private Optional<Object> call(List<Object> arguments) {
    try {
      return function.call(arguments);
    } catch (Exception thrown) {
      throw fault(name, thrown);
    }
  }

  /** {@return what goes through guests if a function of the host throws something} */
  static HostFaultException fault(String name, Throwable thrown) {
    return new HostFaultException("`%s` of the host failed: ".formatted(name), thrown);
  }

  String name() {
    return name;
  }

  HostFunction function() {
    return function;
  }
}
