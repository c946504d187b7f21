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

  @Override
  public Optional<Object> call(List<?> arguments) {
    return HostCalls.get(
        store,
        () -> "calling %s(%s)".formatted(name, text(arguments)),
        () -> {
          var outcome = new Outcome();
          try (var values = new HostHandleValues(store)) {
            function.invoke(null, values, () -> arguments, result -> outcome.result = result);
          }
          return outcome.result;
        });
  }

  private String text(List<?> arguments) {
    return arguments.stream()
        .map(Contents::text)
        .map(HostCalledFunction::shorten)
        .collect(joining(", "));
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
  }

  /** What a call came to. */
  private static final class Outcome {
    Optional<Object> result = Optional.empty();
  }
}
