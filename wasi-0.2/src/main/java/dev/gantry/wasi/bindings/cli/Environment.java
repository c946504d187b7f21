package dev.gantry.wasi.bindings.cli;

import dev.gantry.types.Tuple2;
import java.util.List;
import java.util.Optional;

/** {@code wasi:cli/environment@0.2.12}: variables and arguments. */
public interface Environment {

  /** {@return the names and values of the environment variables} */
  List<Tuple2<String, String>> getEnvironment();

  /** {@return the arguments, the program's name first} */
  List<String> getArguments();

  /** {@return what the path {@code .} stands for at first} */
  Optional<String> initialCwd();
}
