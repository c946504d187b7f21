package dev.gantry.wasi.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ComponentServerTest {

  static List<HttpClient> clients() {
    return List.of(
        new HttpClient(), new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client())));
  }

  @ParameterizedTest
  @MethodSource("clients")
  void answersOverBothVersionsOfHttp(HttpClient client) {
    try (var server = RunningServer.start(options -> options, client)) {
      assertThat(server.get("/polite/one?two").getContentAsString())
          .isEqualTo("rust GET /polite/one?two\n");
      assertThat(server.post("/polite", new byte[300_000]).getContentAsString())
          .isEqualTo("rust POST /polite body=300000\n");
      assertThat(server.get("/chunks").getContentAsString()).hasSize(64 * 4096).matches("a+");
    }
  }

  @Test
  void sendsBackWhatIsStreamedIn() {
    try (var server = RunningServer.start()) {
      byte[] body = new byte[1_000_000];
      Arrays.fill(body, (byte) 'x');

      assertThat(server.post("/echo", body).getContentAsString())
          .hasSize(body.length)
          .matches("x+");
    }
  }

  @Test
  void guestsOfOneRequestLeaveNothingToTheNext() {
    try (var server = RunningServer.start()) {
      for (int i = 0; i < 20; i++) {
        assertThat(server.get("/allocate").getStatus()).isEqualTo(200);
      }
      assertThat(server.admin("/metrics").getContentAsString())
          .contains("gantry_instances_total 20.0")
          .contains("gantry_memory_bytes 0.0");
    }
  }

  @Test
  void instancesAnswerAsManyRequestsAsTheyMay() {
    try (var server = RunningServer.start(options -> options.instanceUses(5))) {
      for (int i = 0; i < 20; i++) {
        assertThat(server.get("/polite").getContentAsString()).isEqualTo("rust GET /polite\n");
      }
      assertThat(server.admin("/metrics").getContentAsString())
          .contains("gantry_instances_total 4.0");
    }
  }

  @Test
  void instancesThatFailAreNotUsedAgain() {
    try (var server = RunningServer.start(options -> options.instanceUses(1000))) {
      assertThat(server.get("/trap").getStatus()).isEqualTo(500);
      assertThat(server.get("/hello").getContentAsString()).isEqualTo("hello\n");
    }
  }

  @Test
  void aReplacedComponentAnswersFromThenOn() {
    try (var server = RunningServer.start()) {
      assertThat(server.get("/hello").getContentAsString()).isEqualTo("hello\n");
      server.server.replace(Route.ALL, Guests.POLITE);
      assertThat(server.get("/hello").getContentAsString()).isEqualTo("rust GET /hello\n");
      assertThatThrownBy(() -> server.server.replace(Route.of("/other"), Guests.POLITE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no route `/other`");
    }
  }

  @Test
  void tellsOperatorsHowItIs() {
    try (var server = RunningServer.start()) {
      server.get("/hello");
      server.get("/trap");

      assertThat(server.admin("/health").getContentAsString()).isEqualTo("alive\n");
      assertThat(server.admin("/ready").getStatus()).isEqualTo(200);
      assertThat(server.admin("/metrics").getContentAsString())
          .contains("gantry_requests_seconds_count{route=\"/\",status=\"200\"} 1")
          .contains("gantry_requests_seconds_count{route=\"/\",status=\"500\"} 1")
          .contains("gantry_traps_total{kind=\"unreachable\",route=\"/\"} 1.0")
          .contains("jvm_memory_used_bytes");
      assertThat(server.admin("/other").getStatus()).isEqualTo(404);
      assertThat(server.failures)
          .singleElement()
          .satisfies(
              failure ->
                  assertThat(failure).hasMessageStartingWith("wasm trap: wasm `unreachable`"));
      assertThat(server.served)
          .extracting(ServerListener.Served::target, ServerListener.Served::status)
          .contains(
              org.assertj.core.groups.Tuple.tuple("/hello", 200),
              org.assertj.core.groups.Tuple.tuple("/trap", 500));
    }
  }

  @Test
  void clientsAreNotToldWhyAGuestFailed() {
    try (var server = RunningServer.start()) {
      assertThat(server.get("/trap").getContentAsString()).doesNotContain("unreachable");
    }
  }

  @Test
  void requestsUnderWayEndBeforeTheServerStops() throws Exception {
    try (var server = RunningServer.start()) {
      var body = new AsyncRequestContent(ByteBuffer.wrap(new byte[10]));
      CompletableFuture<ContentResponse> answer =
          RunningServer.send(
              server.request("http", "/polite/slow").method(HttpMethod.POST).body(body));
      server.awaitGuests(1);
      var stopping = CompletableFuture.runAsync(server.server::close);
      while (server.admin("/ready").getStatus() == 200) {
        Thread.onSpinWait();
      }
      body.write(true, ByteBuffer.wrap(new byte[10]), Callback.NOOP);

      assertThat(answer.get().getContentAsString()).isEqualTo("rust POST /polite/slow body=20\n");
      stopping.get();
    }
  }

  @Test
  void guestsThatDoNotEndAreEndedWhenTheServerStops() {
    var limits = RunningServer.tightLimits(Duration.ofMinutes(5));
    try (var server = RunningServer.start(options -> options.limits(limits))) {
      var _ = RunningServer.send(server.request("http", "/spin"));
      server.awaitGuests(1);
      server.server.close();

      assertThat(server.failures)
          .singleElement()
          .satisfies(failure -> assertThat(failure).hasMessageStartingWith("wasm trap: interrupt"));
    }
  }

  @Test
  void componentsThatAnswerNoRequestsAreRefused() {
    var linker = dev.gantry.component.ComponentLinker.create();
    dev.gantry.wasi.Wasi.builder().build().addTo(linker);
    var command = linker.link(dev.gantry.component.Component.read(Guests.file("hello-rs196.wasm")));

    assertThatThrownBy(() -> ComponentServer.builder().mount(Route.ALL, command).start())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the component does not export `wasi:http/incoming-handler@0.2`");
  }
}
