package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.wave.Wave;
import dev.gantry.component.wave.WaveCall;
import dev.gantry.types.ResourceHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One interface in several languages: all give the same answers. */
class ShopTest {

  @ParameterizedTest
  @ValueSource(strings = {"shop-c.wasm", "shop-rs196.wasm", "shop-rs163.wasm"})
  void answersAlike(String guest) {
    LinkedComponent linked = ComponentLinker.create().link(Component.read(Guests.built(guest)));
    try (Store store = Store.create()) {
      var session = new Session(linked.instantiate(store));

      assertThat(session.call("cart(\"ann\")")).isEqualTo("$1");
      assertThat(session.call("cart.add($1, {name: \"tea\", qty: 2, price: 1.5})"))
          .isEqualTo("ok(1)");
      assertThat(session.call("cart.add($1, {name: \"jam\", qty: 1})")).isEqualTo("ok(2)");
      assertThat(session.call("cart.add($1, {name: \"x\", qty: 0})")).isEqualTo("err(bad-input)");
      assertThat(session.call("cart.names($1)")).isEqualTo("[\"ann\", \"tea\", \"jam\"]");
      assertThat(session.call("cart.total($1)")).isEqualTo("3");
      assertThat(session.call("cart(\"bob\")")).isEqualTo("$2");
      assertThat(session.call("cart.add($2, {name: \"ham\", qty: 3, price: 2})"))
          .isEqualTo("ok(1)");
      assertThat(session.call("cart.merge($1, $2)")).isEqualTo("$3");
      assertThat(session.call("cart.names($3)"))
          .isEqualTo("[\"ann+bob\", \"tea\", \"jam\", \"ham\"]");
      assertThat(session.call("cart.total($3)")).isEqualTo("9");
      assertThat(
              session.call(
                  "find([{name: \"a\", qty: 1}, {name: \"b\", qty: 7, price: 3}], between((5, 9)))"))
          .isEqualTo("ok([{name: \"b\", qty: 7, price: some(3)}])");
      assertThat(session.call("find([{name: \"a\", qty: 1}], all)"))
          .isEqualTo("ok([{name: \"a\", qty: 1}])");
      assertThat(session.call("find([{name: \"a\", qty: 1}], by-name(\"a\"))"))
          .isEqualTo("ok([{name: \"a\", qty: 1}])");
      assertThat(session.call("find([], by-name(\"zz\"))")).isEqualTo("err(not-found)");
      assertThat(session.call("join([\"a\", \"ü\", \"😀\"], '·')")).isEqualTo("\"a·ü·😀\"");
      assertThat(session.call("rot({read})")).isEqualTo("{admin}");
      assertThat(session.call("rot({write, admin})")).isEqualTo("{read, write}");
      assertThat(session.call("rot({})")).isEqualTo("{}");
      session.close();
    }
  }

  /** Calls one instance, and numbers the handles that come of it. */
  private static final class Session {
    private final ComponentInstance instance;
    private final List<Object> handles = new ArrayList<>();

    Session(ComponentInstance instance) {
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
    }
  }
}
