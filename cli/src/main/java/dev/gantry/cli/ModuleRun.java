package dev.gantry.cli;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ValueType;
import dev.gantry.wasi.OpenFiles;
import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.WasiExitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run of a core module with WASI 0.1, as a command or by a call of an export. */
record ModuleRun(Console console, String file, Engine engine, Wasi wasi, RunLimits limits) {
  private static final String START = "_start";
  private static final String INITIALIZE = "_initialize";

  /** {@return the exit status of the module's {@code _start}} */
  int main(byte[] bytes) {
    Module module = Module.of(engine, bytes);
    Linker linker = Linker.create();
    try (OpenFiles _ = wasi.addTo(linker, module)) {
      Instance instance = linker.link(module).instantiate(limits.moduleStore());
      Optional<Function> start = function(instance, START);
      if (start.isPresent()) {
        List<@Nullable Object> _ = start.get().call();
        return ExitCode.OK;
      }
      if (function(instance, INITIALIZE).isEmpty()) {
        throw new InputException(
            "`%s` does not export `%s`; call one of its exports with --invoke: %s"
                .formatted(file, START, instance.exportNames()));
      }
      initialize(instance);
      return ExitCode.OK;
    } catch (WasiExitException exit) {
      return exit.status();
    } finally {
      console.flush();
    }
  }

  /** Calls an export with numbers, and prints each result on a line. */
  int invoke(byte[] bytes, String name, List<String> arguments) {
    Module module = Module.of(engine, bytes);
    Linker linker = Linker.create();
    try (OpenFiles _ = wasi.addTo(linker, module)) {
      Instance instance = linker.link(module).instantiate(limits.moduleStore());
      Function function =
          function(instance, name)
              .orElseThrow(
                  () ->
                      new InputException(
                          "`%s` exports no function `%s`, but %s"
                              .formatted(file, name, instance.exportNames())));
      initialize(instance);
      for (Object result : function.call(values(name, function, arguments))) {
        console.out().println(result);
      }
      return ExitCode.OK;
    } catch (WasiExitException exit) {
      return exit.status();
    } finally {
      console.flush();
    }
  }

  /** A module that is no command may want to be called once before all else. */
  private static void initialize(Instance instance) {
    function(instance, INITIALIZE).ifPresent(Function::call);
  }

  private static Optional<Function> function(Instance instance, String name) {
    return instance.export(name).filter(Function.class::isInstance).map(Function.class::cast);
  }

  private static @Nullable Object[] values(String name, Function function, List<String> arguments) {
    List<ValueType> types = function.type().parameters();
    if (types.size() != arguments.size()) {
      throw new InputException(
          "`%s` takes %d arguments, not %d".formatted(name, types.size(), arguments.size()));
    }
    var values = new ArrayList<Object>();
    for (ValueType type : types) {
      values.add(value(type, arguments.get(values.size())));
    }
    return values.toArray();
  }

  private static Object value(ValueType type, String text) {
    try {
      return switch (type) {
        case NumberType.I32 -> integer(text);
        case NumberType.I64 ->
            text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        case NumberType.F32 -> Float.parseFloat(text);
        case NumberType.F64 -> Double.parseDouble(text);
        case ValueType _ ->
            throw new UnsupportedConstructException("arguments of type %s".formatted(type));
      };
    } catch (NumberFormatException _) {
      throw new InputException("`%s` is no value of type %s".formatted(text, type));
    }
  }

  private static int integer(String text) {
    return text.startsWith("-") ? Integer.parseInt(text) : Integer.parseUnsignedInt(text);
  }
}
