package dev.gantry.wasi;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.wasi.http.EchoServer;
import dev.gantry.wasi.http.StreamingProxy;
import dev.gantry.wasi.http.TestServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers that programs of jco's suite call, and the variables that tell where they are. */
final class JcoServers implements AutoCloseable {
  private final List<TestServer> servers = new ArrayList<>();
  private final Map<String, String> environment = new LinkedHashMap<>();

  JcoServers(Path folder, String name) {
    switch (name) {
      case "http" -> add("HTTP_SERVER", new TestServer(EchoServer::answer));
      case "server-api-proxy" ->
          add("HANDLER_API_PROXY", guest(folder.resolve("api_proxy.component.wasm")));
      case "server-api-proxy-streaming" -> {
        // The component that should answer is not part of the corpus.
        add("HANDLER_API_PROXY_STREAMING1", new TestServer(StreamingProxy::answer));
        add("HANDLER_API_PROXY_STREAMING2", new TestServer(StreamingProxy::answer));
      }
      default -> {}
    }
  }

  private void add(String variable, TestServer server) {
    servers.add(server);
    environment.put(variable, server.authority());
  }

  /** A server that answers with a fresh instance for each request. */
  private static TestServer guest(Path file) {
    Wasi wasi =
        Wasi.builder()
            .http(WasiHttp.none().withForbiddenFields(List.of("custom-forbidden-header")))
            .build();
    ComponentLinker linker = ComponentLinker.create();
    wasi.addTo(linker);
    LinkedComponent linked = linker.link(Component.read(file));
    var handler = wasi.requestHandler(linked.component()).orElseThrow();
    return new TestServer(
        exchange -> {
          try (Store store = Store.create()) {
            handler.handle(linked.instantiate(store), exchange);
          }
        });
  }

  /** {@return the variables that the program needs} */
  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void close() {
    servers.forEach(TestServer::close);
  }
}
