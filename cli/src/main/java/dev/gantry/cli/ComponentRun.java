package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.Store;
import dev.gantry.component.StoreLimits;
import dev.gantry.component.wave.Wave;
import dev.gantry.component.wave.WaveCall;
import dev.gantry.types.Result;
import dev.gantry.wasi.Wasi;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a component: as a command, or call by call. */
final class ComponentRun {
  private static final String RUN_INTERFACE = "wasi:cli/run@0.2.";

  private final Console console;
  private final Component component;
  private final Wasi wasi;
  private final StoreLimits limits;

  ComponentRun(Console console, Component component, Wasi wasi, StoreLimits limits) {
    this.console = console;
    this.component = component;
    this.wasi = wasi;
    this.limits = limits;
  }

  /** {@return the exit status of a component that is a command} */
  int command() {
    try (Store store = Store.create(limits)) {
      String run =
          component.exports().stream()
              .filter(name -> name.startsWith(RUN_INTERFACE))
              .findFirst()
              .orElseThrow(this::noCommand);
      return instance(store).call(run + "#run").filter(this::isError).isPresent()
          ? ExitCode.INPUT
          : ExitCode.OK;
    }
  }

  private boolean isError(Object result) {
    return result instanceof Result<?, ?> outcome && !outcome.isOk();
  }

  private InputException noCommand() {
    return new InputException(
        "the component is no command: it exports no wasi:cli/run; call its exports with --invoke: "
            + String.join(", ", component.exports()));
  }

  /** {@return the exit status after calls in order, whose results are printed one on a line} */
  int invoke(List<String> calls) {
    try (Store store = Store.create(limits)) {
      ComponentInstance instance = instance(store);
      List<Object> handles = new ArrayList<>();
      for (String call : calls) {
        invoke(instance, WaveCall.of(call), handles);
      }
      return ExitCode.OK;
    }
  }

  private void invoke(ComponentInstance instance, WaveCall call, List<Object> handles) {
    ExportedFunction function = instance.function(call.function());
    List<Object> arguments =
        call.arguments(function.type(), number -> handle(handles, number));
    Optional<Object> result = function.call(arguments);
    result.ifPresent(
        value ->
            console
                .out()
                .println(
                    Wave.print(
                        function.type().result().orElseThrow(),
                        value,
                        handle -> number(handles, handle))));
    console.flush();
  }

  private static Object handle(List<Object> handles, int number) {
    if (number < 1 || number > handles.size()) {
      throw new InputException(
          "there is no handle $%d: %d have been printed".formatted(number, handles.size()));
    }
    return handles.get(number - 1);
  }

  private static String number(List<Object> handles, Object handle) {
    handles.add(handle);
    return "$" + handles.size();
  }

  private ComponentInstance instance(Store store) {
    var linker = ComponentLinker.create();
    wasi.implementations().forEach(implementation -> offer(linker, implementation));
    return linker.link(component).instantiate(store);
  }

  private static <T> void offer(ComponentLinker linker, Wasi.Implementation<T> implementation) {
    linker.implement(
        implementation.interfaceName(), implementation.type(), implementation.host());
  }
}
