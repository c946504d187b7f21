package dev.gantry.component.exec;

import static java.util.stream.Collectors.joining;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.ExportedFunction;
import dev.gantry.types.Contents;
import java.util.List;
import java.util.Optional;

/** An exported function, for the host to call. */
final class HostCalledFunction implements ExportedFunction {
  private static final int LONGEST_ARGUMENT = 60;

  private final RuntimeStore store;
  private final String name;
  private final FunctionType type;
  private final ComponentFunction function;

  HostCalledFunction(
      RuntimeStore store, String name, FunctionType type, ComponentFunction function) {
    this.store = store;
    this.name = name;
    this.type = type;
    this.function = function;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public FunctionType type() {
    return type;
  }

  /** {@return the guest's function behind this one, if it is one} */
  Optional<LiftedFunction> guest() {
    return function instanceof LiftedFunction lifted ? Optional.of(lifted) : Optional.empty();
  }

  @Override
  public Optional<Object> call(List<?> arguments) {
    store.enter();
    try (var values = new HostHandleValues(store)) {
      var outcome = new Outcome();
      function.invoke(null, values, () -> arguments, result -> outcome.result = result);
      return outcome.result;
    } catch (Throwable failure) {
      throw HostCalls.<RuntimeException>unchecked(
          HostCalls.explained(failure, () -> "calling %s(%s)".formatted(name, text(arguments))));
    } finally {
      store.leave();
    }
  }

  private String text(List<?> arguments) {
    return arguments.stream()
        .map(Contents::text)
        .map(HostCalledFunction::shorten)
        .collect(joining(", "));
  }

  static String shorten(String text) {
    return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
  }

  /** What a call came to. */
  private static final class Outcome {
    Optional<Object> result = Optional.empty();
  }
}
