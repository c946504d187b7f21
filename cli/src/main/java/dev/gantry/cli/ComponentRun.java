package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.component.wave.Wave;
import dev.gantry.component.wave.WaveCall;
import dev.gantry.engine.Engine;
import dev.gantry.types.Result;
import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.WasiExitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run of a component with WASI, as a command or by calls of its exports. */
record ComponentRun(Console console, String file, Engine engine, Wasi wasi, RunLimits limits) {

  private static final String RUN = "wasi:cli/run";

  /** {@return the exit status of the component's {@code wasi:cli/run}} */
  int main(byte[] bytes) {
    LinkedComponent linked = link(bytes);
    String run =
        linked.component().exports().stream()
            .filter(name -> name.equals(RUN) || name.startsWith(RUN + "@"))
            .findFirst()
            .orElseThrow(
                () ->
                    new InputException(
                        "`%s` does not export `%s`; call one of its exports with --invoke: %s"
                            .formatted(file, RUN, linked.component().exports())));
    try (Store store = Store.create(limits.storeLimits())) {
      Optional<Object> result = linked.instantiate(store).call(run + "#run");
      return result.stream().anyMatch(value -> value instanceof Result.Err) ? 1 : ExitCode.OK;
    } catch (WasiExitException exit) {
      return exit.status();
    } finally {
      console.flush();
    }
  }

  /** Calls exports of one instance in order, and prints each result on a line. */
  int invoke(byte[] bytes, List<String> calls) {
    LinkedComponent linked = link(bytes);
    var handles = new ArrayList<Object>();
    try (Store store = Store.create(limits.storeLimits())) {
      ComponentInstance instance = linked.instantiate(store);
      for (String call : calls) {
        invoke(instance, call, handles).ifPresent(console.out()::println);
        console.flush();
      }
      return ExitCode.OK;
    } catch (WasiExitException exit) {
      return exit.status();
    } finally {
      console.flush();
    }
  }

  private static Optional<String> invoke(
      ComponentInstance instance, String text, List<Object> handles) {
    ExportedFunction function;
    Optional<Object> result;
    try {
      WaveCall call = WaveCall.of(text);
      function = instance.function(call.function());
      List<Object> values = call.arguments(function.type(), number -> handle(handles, number));
      result = function.call(values);
    } catch (IllegalArgumentException unfit) {
      throw new InputException("cannot call `%s`: %s".formatted(text, unfit.getMessage()));
    }
    return function
        .type()
        .result()
        .map(type -> Wave.print(type, result.orElseThrow(), value -> name(handles, value)));
  }

  private static Object handle(List<Object> handles, int number) {
    if (number < 1 || number > handles.size()) {
      throw new IllegalArgumentException("no call has given a handle $" + number);
    }
    return handles.get(number - 1);
  }

  private static String name(List<Object> handles, Object handle) {
    handles.add(handle);
    return "$" + handles.size();
  }

  private LinkedComponent link(byte[] bytes) {
    Component component = Component.of(engine, bytes);
    var linker = ComponentLinker.create();
    wasi.addTo(linker);
    return linker.link(component);
  }
}
