package dev.gantry.engine.text;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.Function.LocalRun;
import dev.gantry.engine.syntax.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The locals of a function (core 6.6.4). */
final class LocalRuns {
  private LocalRuns() {}

  /** Gives indices to parameters that a type has; {@return whether it is known how many}. */
  static boolean defineParameters(Optional<CompositeType> type, IndexSpace locals) {
    if (type.isPresent() && type.orElseThrow() instanceof FunctionType function) {
      for (int i = 0; i < function.parameters().size(); i++) {
        locals.define();
      }
      return true;
    }
    return false;
  }

  /** Reads {@code (local …)*}, as the binary has it: neighbours of one type together. */
  static List<LocalRun> read(TokenReader reader, TypeParser types, IndexSpace locals) {
    List<ValueType> declared = new ArrayList<>();
    while (reader.takeOpen("local")) {
      types.variables(locals, declared);
    }
    List<LocalRun> runs = new ArrayList<>();
    int runStart = 0;
    for (int i = 1; i <= declared.size(); i++) {
      if (i == declared.size() || !declared.get(i).equals(declared.get(runStart))) {
        runs.add(new LocalRun((long) i - runStart, declared.get(runStart)));
        runStart = i;
      }
    }
    return runs;
  }
}
