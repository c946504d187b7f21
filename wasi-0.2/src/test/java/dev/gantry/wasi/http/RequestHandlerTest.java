package dev.gantry.wasi.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.wasi.Wasi;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RequestHandlerTest {
  private static final LinkedComponent GUEST = guest();
  private static final RequestHandler HANDLER =
      RequestHandler.of(GUEST.component(), FieldRules.DEFAULT).orElseThrow();

  private static LinkedComponent guest() {
    ComponentLinker linker = ComponentLinker.create();
    Wasi.builder().build().addTo(linker);
    Path root = Path.of(System.getProperty("gantry.root", ".."));
    return linker.link(Component.read(root.resolve("fixtures/guests/http-rs.wasm")));
  }

  private static void answer(FakeExchange exchange) {
    try (Store store = Store.create()) {
      HANDLER.handle(GUEST.instantiate(store), exchange);
    }
  }

  @Test
  void answersAGet() {
    var exchange = new FakeExchange("GET", "/path?query");
    answer(exchange);
    assertThat(exchange.response)
        .hasValueSatisfying(head -> assertThat(head.status()).isEqualTo(200));
    assertThat(exchange.sink.text()).isEqualTo("rust GET /path?query\n");
    assertThat(exchange.sink.trailers).isPresent();
  }

  @Test
  void letsTheGuestReadTheBody() {
    var exchange = new FakeExchange("POST", "/", "abc", "de");
    answer(exchange);
    assertThat(exchange.sink.text()).isEqualTo("rust POST / body=5\n");
  }
}
