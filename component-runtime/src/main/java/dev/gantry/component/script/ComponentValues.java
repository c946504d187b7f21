package dev.gantry.component.script;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.wave.Wave;
import dev.gantry.engine.script.ScriptValues;
import dev.gantry.engine.text.TokenReader;
import java.util.Optional;

/**
 * What a function of a component returned.
 *
 * <p>Values are compared by their text, which is the same for equal values.
 */
record ComponentValues(FunctionType type, Optional<Object> result) implements ScriptValues {

  @Override
  public boolean matches(TokenReader patterns) {
    if (type.result().isEmpty() || result.isEmpty()) {
      return patterns.atClose();
    }
    if (patterns.atClose()) {
      return false;
    }
    ValueType resultType = type.result().get();
    String expected = new ScriptConstants(patterns).constant();
    return patterns.atClose()
        && Wave.print(resultType, Wave.parse(resultType, expected)).equals(toString());
  }

  @Override
  public String toString() {
    return type.result()
        .flatMap(resultType -> result.map(value -> Wave.print(resultType, value)))
        .orElse("");
  }
}
