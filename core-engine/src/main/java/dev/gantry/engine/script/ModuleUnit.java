package dev.gantry.engine.script;

import dev.gantry.engine.External;
import dev.gantry.engine.Function;
import dev.gantry.engine.Global;
import dev.gantry.engine.Instance;
import dev.gantry.engine.text.TokenReader;
import java.util.Collections;

/** An instance of a module in a script. */
record ModuleUnit(Instance instance) implements ScriptUnit {

  @Override
  public ScriptValues invoke(String name, TokenReader arguments) {
    var values = Constants.arguments(arguments);
    if (export(name) instanceof Function function) {
      return new ModuleValues(function.call(values));
    }
    throw new CommandFailure("the export \"%s\" is no function".formatted(name));
  }

  @Override
  public ScriptValues value(String name) {
    if (export(name) instanceof Global global) {
      return new ModuleValues(Collections.singletonList(global.value()));
    }
    throw new CommandFailure("the export \"%s\" is no global".formatted(name));
  }

  private External export(String name) {
    return instance
        .export(name)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "no export \"%s\" among %s".formatted(name, instance.exportNames())));
  }
}
