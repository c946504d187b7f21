package dev.gantry.component.script;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.exec.ExportedInstance;
import dev.gantry.component.wave.Wave;
import dev.gantry.engine.script.ScriptUnit;
import dev.gantry.engine.script.ScriptValues;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;

/** An instance of a component in a script. */
record ComponentUnit(ExportedInstance instance) implements ScriptUnit {

  @Override
  public ScriptValues invoke(String name, TokenReader arguments) {
    ExportedFunction function = instance.function(name);
    var values = new ArrayList<Object>();
    for (FunctionType.Parameter parameter : function.type().parameters()) {
      values.add(Wave.parse(parameter.type(), new ScriptConstants(arguments).constant()));
    }
    return new ComponentValues(function.type(), function.call(values));
  }

  @Override
  public ScriptValues value(String name) {
    throw new IllegalArgumentException("components export no globals");
  }
}
