package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource.Part;
import java.net.Socket;
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
import org.junit.jupiter.api.Test;
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

  /** Sends requests over one connection, and returns what comes back until it is closed. */
  private static String raw(Consumer<Exchange> guest, String... requests) throws Exception {
    try (var server = new TestServer(guest);
        Socket socket = new Socket("localhost", server.port())) {
      for (String request : requests) {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      }
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static String bodiesAndTrailers(String answer) {
    return answer.replaceAll("(?s)HTTP/1.1 200 OK.*?\r\n\r\n", "").replace("\r\n", " ");
  }

  /** Answers with the body and the trailers of the request. */
  private static void mirror(Exchange exchange) {
    BodySink sink = exchange.respond(new ResponseHead(200, List.of()));
    while (true) {
      switch (EchoServer.next(exchange.requestBody(), 100)) {
        case Part.Bytes(byte[] bytes) -> EchoServer.write(sink, bytes);
        case Part.End(List<FieldLine> trailers) -> {
          sink.finish(new byte[0], trailers, new EchoServer.Blocking());
          return;
        }
        case Part.Failed _, Part.Pending _ -> throw new AssertionError();
      }
    }
  }

  @Test
  void trailersBelongToOneRequest() throws Exception {
    String answer =
        raw(
            JettyExchangeTest::mirror,
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "3\r\none\r\n0\r\nT: 1\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "3\r\ntwo\r\n0\r\n\r\n",
            "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5\r\n\r\nthree");
    assertThat(bodiesAndTrailers(answer)).isEqualTo("3 one 0 T: 1  3 two 0  5 three 0  ");
  }

  @Test
  void informsBeforeTheAnswer() throws Exception {
    String answer =
        raw(
            exchange -> {
              assertThat(exchange.inform(103, List.of(new FieldLine("Link", "</a>")))).isTrue();
              finish(exchange.respond(new ResponseHead(200, List.of())), "end");
            },
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer)
        .startsWith("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n")
        .contains("\r\n\r\nHTTP/1.1 200 OK\r\n")
        .contains("Content-Length: 3\r\n")
        .endsWith("\r\n\r\nend");
  }

  @Test
  void informsNobodyInHttp10() throws Exception {
    String answer =
        raw(
            exchange -> {
              assertThat(exchange.inform(103, List.of())).isFalse();
              finish(exchange.respond(new ResponseHead(200, List.of())), "end");
            },
            "GET / HTTP/1.0\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nend");
  }

  @Test
  void keepsAPromisedLength() throws Exception {
    String answer =
        raw(
            exchange -> {
              BodySink sink =
                  exchange.respond(
                      new ResponseHead(200, List.of(new FieldLine("Content-Length", "7"))));
              EchoServer.write(sink, "one ".getBytes(UTF_8));
              finish(sink, "two");
            },
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer).contains("Content-Length: 7\r\n").endsWith("\r\n\r\none two");
  }

  @Test
  void tellsThatTheClientHasGone() throws Exception {
    var reason = new CompletableFuture<Part>();
    try (var server =
            new TestServer(
                exchange -> {
                  Part part = EchoServer.next(exchange.requestBody(), 100);
                  while (part instanceof Part.Bytes) {
                    part = EchoServer.next(exchange.requestBody(), 100);
                  }
                  reason.complete(part);
                  exchange.fail(new ErrorCode.ConnectionTerminated());
                });
        Socket socket = new Socket("localhost", server.port())) {
      socket
          .getOutputStream()
          .write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc".getBytes(UTF_8));
      socket.shutdownOutput();
      assertThat(reason.join()).isEqualTo(new Part.Failed(new ErrorCode.ConnectionTerminated()));
    }
  }
}
