package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.wave.Wave;
import dev.gantry.component.wave.WaveCall;
import dev.gantry.types.ResourceHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls one instance, and numbers the handles that come of it. */
final class WaveSession {
  private final ComponentInstance instance;
  private final List<Object> handles = new ArrayList<>();

  WaveSession(ComponentInstance instance) {
    this.instance = instance;
  }

  String call(String text) {
    WaveCall call = WaveCall.of(text);
    ExportedFunction function = instance.function(call.function());
    Optional<Object> result =
        function.call(call.arguments(function.type(), number -> handles.get(number - 1)));
    return function
        .type()
        .result()
        .map(type -> Wave.print(type, result.orElseThrow(), this::name))
        .orElse("");
  }

  private String name(Object handle) {
    handles.add(handle);
    return "$" + handles.size();
  }

  void close() {
    handles.forEach(handle -> ((ResourceHandle) handle).close());
    assertThat(handles).isNotEmpty();
  }
}
