package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource.Part;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JettyExchangeTest {
  enum Protocol {
    HTTP_1_1,
    HTTP_2;

    HttpClientTransport transport() {
      return switch (this) {
        case HTTP_1_1 -> new HttpClientTransportOverHTTP();
        case HTTP_2 -> new HttpClientTransportOverHTTP2(new HTTP2Client());
      };
    }
  }

  private static ContentResponse post(Protocol protocol, String body, Consumer<Exchange> guest)
      throws Exception {
    HttpClient client = new HttpClient(protocol.transport());
    client.start();
    try (var server = new TestServer(guest)) {
      return client
          .POST("http://" + server.authority() + "/path?query=1")
          .headers(fields -> fields.add("X-Sent", "one").add("X-Sent", "two"))
          .body(new StringRequestContent(body))
          .send();
    } finally {
      client.stop();
    }
  }

  /** Waits until the operation is done. */
  private static BodySink.Completion completion(CompletableFuture<Optional<ErrorCode>> outcome) {
    return new BodySink.Completion() {
      @Override
      public void done() {
        outcome.complete(Optional.empty());
      }

      @Override
      public void failed(ErrorCode reason) {
        outcome.complete(Optional.of(reason));
      }
    };
  }

  private static void finish(BodySink sink, String bytes) {
    var outcome = new CompletableFuture<Optional<ErrorCode>>();
    sink.finish(bytes.getBytes(UTF_8), List.of(), completion(outcome));
    assertThat(outcome.join()).isEmpty();
  }

  private static int countBytes(BodySource source) {
    int count = 0;
    while (true) {
      switch (source.read(7)) {
        case Part.Bytes(byte[] bytes) -> count += bytes.length;
        case Part.Pending _ -> {
          var available = new CompletableFuture<Void>();
          source.demand(() -> available.complete(null));
          available.join();
        }
        case Part.End _ -> {
          return count;
        }
        case Part.Failed(ErrorCode reason) -> throw new AssertionError(reason);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsTheHeadAndTheBody(Protocol protocol) throws Exception {
    String body = "0123456789".repeat(10_000);
    ContentResponse response =
        post(
            protocol,
            body,
            exchange -> {
              RequestHead head = exchange.request();
              int count = countBytes(exchange.requestBody());
              BodySink sink =
                  exchange.respond(
                      new ResponseHead(201, List.of(new FieldLine("X-Got", "\u00fc"))));
              List<String> sent =
                  head.fields().stream()
                      .filter(field -> field.isNamed("x-sent"))
                      .map(FieldLine::value)
                      .toList();
              finish(
                  sink,
                  "%s %s %s %s %s %d"
                      .formatted(
                          head.method(),
                          head.scheme().orElseThrow(),
                          head.authority().orElseThrow().replaceAll("[0-9]+", "N"),
                          head.pathWithQuery().orElseThrow(),
                          sent,
                          count));
            });
    assertThat(response.getStatus()).isEqualTo(201);
    assertThat(response.getContentAsString())
        .isEqualTo("POST http localhost:N /path?query=1 [one, two] 100000");
    assertThat(response.getVersion().asString()).startsWith("HTTP/" + protocol.name().charAt(5));
  }

  @ParameterizedTest
  @EnumSource
  void answersOnBehalfOfTheGuest(Protocol protocol) throws Exception {
    ContentResponse response =
        post(protocol, "", exchange -> exchange.fail(new ErrorCode.HttpRequestDenied()));
    assertThat(response.getStatus()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource
  void breaksOffABody(Protocol protocol) {
    assertThatThrownBy(
            () ->
                post(
                    protocol,
                    "",
                    exchange -> {
                      BodySink sink = exchange.respond(new ResponseHead(200, List.of()));
                      var outcome = new CompletableFuture<Optional<ErrorCode>>();
                      sink.write("begun".getBytes(UTF_8), completion(outcome));
                      outcome.join();
                      sink.abort(new ErrorCode.HttpResponseIncomplete());
                    }))
        .isInstanceOf(ExecutionException.class);
  }
}
