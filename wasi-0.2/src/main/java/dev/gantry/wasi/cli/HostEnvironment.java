package dev.gantry.wasi.cli;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.cli.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code wasi:cli/environment}. */
public record HostEnvironment(
    Map<String, String> variables, List<String> arguments, Optional<String> initialCwd)
    implements Environment {

  @Override
  public List<Tuple2<String, String>> getEnvironment() {
    return variables.entrySet().stream()
        .map(variable -> new Tuple2<>(variable.getKey(), variable.getValue()))
        .toList();
  }

  @Override
  public List<String> getArguments() {
    return arguments;
  }
}
