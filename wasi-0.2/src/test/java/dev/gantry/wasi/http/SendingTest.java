package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource.Part;
import dev.gantry.wasi.http.jetty.JettyTransport;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the transport of guests puts on the wire, and makes of what comes back. */
class SendingTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /** A request, and what becomes of it. */
  private static final class Sent implements Transport.Answer {
    final Transport.Call call;
    private final CompletableFuture<ResponseHead> head = new CompletableFuture<>();
    private final CompletableFuture<BodySource> body = new CompletableFuture<>();
    private final CompletableFuture<ErrorCode> failure = new CompletableFuture<>();

    Sent(Transport transport, Transport.Outgoing outgoing) {
      call = transport.send(outgoing, this);
    }

    Sent(String method, String authority, String path, FieldLine... fields) {
      this(
          JettyTransport.shared(),
          outgoing("http", method, authority, path, LONG, LONG, List.of(fields)));
    }

    @Override
    public void response(ResponseHead head, BodySource body) {
      this.head.complete(head);
      this.body.complete(body);
    }

    @Override
    public void failed(ErrorCode reason) {
      failure.complete(reason);
    }

    Sent finish(String bytes, FieldLine... trailers) {
      call.finish(bytes.getBytes(UTF_8), List.of(trailers), new EchoServer.Blocking());
      return this;
    }

    ResponseHead head() {
      return head.join();
    }

    ErrorCode failure() {
      return failure.join();
    }

    /** {@return the body as text, with how it ended} */
    String text() {
      var bytes = new ByteArrayOutputStream();
      while (true) {
        switch (EchoServer.next(body.join(), 7)) {
          case Part.Bytes(byte[] some) -> bytes.writeBytes(some);
          case Part.End(List<FieldLine> trailers) -> {
            return bytes.toString(ISO_8859_1) + "|" + trailers;
          }
          case Part.Failed(ErrorCode reason) -> {
            return bytes.toString(ISO_8859_1) + "|" + reason;
          }
          case Part.Pending _ -> throw new AssertionError();
        }
      }
    }
  }

  private static Transport.Outgoing outgoing(
      String scheme,
      String method,
      String authority,
      String path,
      Duration firstByte,
      Duration betweenBytes,
      List<FieldLine> fields) {
    OptionalLong length =
        fields.stream()
            .filter(field -> field.isNamed("content-length"))
            .mapToLong(field -> Long.parseLong(field.value()))
            .findFirst();
    return new Transport.Outgoing(
        new RequestHead(
            method, Optional.of(scheme), Optional.of(authority), Optional.of(path), fields),
        length,
        new Transport.Timeouts(LONG, firstByte, betweenBytes));
  }

  @Test
  void addsNothingButTheHost() throws Exception {
    var received = new CompletableFuture<String>();
    try (var server =
        new RawServer(
            peer -> {
              received.complete(peer.readTo("\r\n\r\n"));
              peer.write("HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      var sent =
          new Sent("GET", server.authority(), "/a%2Fb?c=d+e&f=%20;g[]=1", new FieldLine("X-A", "1"))
              .finish("");
      assertThat(sent.head()).isEqualTo(new ResponseHead(204, List.of()));
      assertThat(received.join())
          .isEqualTo(
              "GET /a%%2Fb?c=d+e&f=%%20;g[]=1 HTTP/1.1\r\nX-A: 1\r\nHost: %s\r\n\r\n"
                  .formatted(server.authority()));
      assertThat(sent.text()).isEqualTo("|[]");
    }
  }

  @ParameterizedTest
  @CsvSource({"//evil/path", "/a//b", "*", "/?a=b", "?a=b"})
  void leavesThePathAlone(String path) throws Exception {
    var received = new CompletableFuture<String>();
    try (var server =
        new RawServer(
            peer -> {
              received.complete(peer.readTo("\r\n\r\n"));
              peer.write("HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      new Sent("OPTIONS", server.authority(), path).finish("").head();
      String target = path.startsWith("?") ? "/" + path : path;
      assertThat(received.join()).startsWith("OPTIONS " + target + " HTTP/1.1\r\n");
    }
  }

  @Test
  void aKnownBodyHasALength() throws Exception {
    var received = new CompletableFuture<String>();
    try (var server =
        new RawServer(
            peer -> {
              received.complete(peer.readTo("body"));
              peer.write("HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      new Sent("POST", server.authority(), "/").finish("body").head();
      assertThat(received.join()).contains("Content-Length: 4\r\n").doesNotContain("chunked");
    }
  }

  @Test
  void aPromisedLengthIsSent() throws Exception {
    var received = new CompletableFuture<String>();
    try (var server =
        new RawServer(
            peer -> {
              received.complete(peer.readTo("two"));
              peer.write("HTTP/1.1 204 No Content\r\n\r\n");
            })) {
      var sent = new Sent("PUT", server.authority(), "/", new FieldLine("Content-Length", "7"));
      EchoServer.write(sent.call, "one ".getBytes(UTF_8));
      sent.finish("two").head();
      assertThat(received.join()).contains("Content-Length: 7\r\n").endsWith("one two");
    }
  }

  @Test
  void sendsAndReceivesTrailers() throws Exception {
    var received = new CompletableFuture<String>();
    try (var server =
        new RawServer(
            peer -> {
              received.complete(peer.readTo("T: sent\r\n\r\n"));
              peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
              peer.write("0\r\nT: received\r\n\r\n");
            })) {
      var sent = new Sent("POST", server.authority(), "/");
      EchoServer.write(sent.call, "one".getBytes(UTF_8));
      sent.finish("two", new FieldLine("T", "sent"));
      assertThat(sent.text()).isEqualTo("abc|[FieldLine[name=T, value=received]]");
      assertThat(received.join())
          .contains("Transfer-Encoding: chunked\r\n")
          .endsWith("3\r\none\r\n3\r\ntwo\r\n0\r\nT: sent\r\n\r\n");
    }
  }

  @Test
  void followsNoRedirectDecodesNothingAndReadsPastInformation() throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("\r\n\r\n");
              peer.write("HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n");
              peer.write(
                  "HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Encoding: gzip\r\n"
                      + "Content-Length: 3\r\nX-Latin: \u00fc\r\n\r\nabc");
            })) {
      var sent = new Sent("GET", server.authority(), "/").finish("");
      assertThat(sent.head().status()).isEqualTo(302);
      assertThat(sent.head().fields())
          .contains(new FieldLine("Location", "/b"), new FieldLine("X-Latin", "\u00fc"));
      assertThat(sent.text()).isEqualTo("abc|[]");
    }
  }

  @Test
  void asksForNoCredentials() throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("\r\n\r\n");
              peer.write(
                  "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=a\r\nContent-Length: 0\r\n\r\n");
            })) {
      var sent = new Sent("GET", server.authority(), "/").finish("");
      assertThat(sent.head().status()).isEqualTo(401);
    }
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        Arguments.of("", new ErrorCode.ConnectionTerminated()),
        Arguments.of("garbage\r\n\r\n", new ErrorCode.HttpProtocolError()),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nX: " + "a".repeat(100_000) + "\r\n\r\n",
            new ErrorCode.HttpResponseHeaderSectionSize(Optional.empty())));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void tellsWhyThereIsNoResponse(String response, ErrorCode reason) throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("\r\n\r\n");
              peer.write(response);
              // Whoever has said something leaves it to the client to go.
              boolean _ = response.isEmpty() || peer.isClosed();
            })) {
      assertThat(new Sent("GET", server.authority(), "/").finish("").failure()).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Content-Length: 10; abc; HttpResponseIncomplete",
        "Transfer-Encoding: chunked; '3\r\nabc\r\n'; HttpResponseIncomplete",
        "Transfer-Encoding: chunked; 'x\r\nabc'; HttpResponseIncomplete",
      })
  void tellsWhyABodyEndsEarly(String field, String body, String reason) throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("\r\n\r\n");
              peer.write("HTTP/1.1 200 OK\r\n" + field + "\r\n\r\n" + body);
            })) {
      assertThat(new Sent("GET", server.authority(), "/").finish("").text())
          .endsWith("|" + reason + "[]");
    }
  }

  @Test
  void tellsThatNobodyListens() throws Exception {
    int port;
    try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    assertThat(new Sent("GET", "localhost:" + port, "/").finish("").failure())
        .isEqualTo(new ErrorCode.ConnectionRefused());
  }

  @Test
  void tellsThatANameIsUnknown() {
    assertThat(new Sent("GET", "no-such-name.invalid", "/").finish("").failure())
        .isInstanceOf(ErrorCode.DnsError.class);
  }

  @Test
  void endsARequestWhoseResponseIsLate() throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("\r\n\r\n");
              boolean _ = peer.isClosed();
            })) {
      var sent =
          new Sent(
              JettyTransport.shared(),
              outgoing(
                  "http", "GET", server.authority(), "/", Duration.ofMillis(50), LONG, List.of()));
      assertThat(sent.finish("").failure()).isEqualTo(new ErrorCode.ConnectionReadTimeout());
      server.join();
    }
  }

  @Test
  void endsARequestWhoseBodyStalls() throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("\r\n\r\n");
              peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
              boolean _ = peer.isClosed();
            })) {
      var sent =
          new Sent(
              JettyTransport.shared(),
              outgoing(
                  "http", "GET", server.authority(), "/", LONG, Duration.ofMillis(50), List.of()));
      assertThat(sent.finish("").text()).isEqualTo("abc|ConnectionReadTimeout[]");
      server.join();
    }
  }

  @Test
  void aResponseThatIsNotWantedEndsTheConnection() throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("\r\n\r\n");
              peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
              boolean _ = peer.isClosed();
            })) {
      var sent = new Sent("GET", server.authority(), "/").finish("");
      sent.body.join().close();
      server.join();
    }
  }

  @Test
  void aRequestThatIsAbortedEndsTheConnection() throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              var _ = peer.readTo("one");
              boolean _ = peer.isClosed();
            })) {
      var sent = new Sent("POST", server.authority(), "/");
      EchoServer.write(sent.call, "one".getBytes(UTF_8));
      sent.call.abort(new ErrorCode.HttpRequestBodySize(Optional.of(1L)));
      assertThat(sent.failure()).isEqualTo(new ErrorCode.HttpRequestBodySize(Optional.of(1L)));
      server.join();
    }
  }

  @Test
  void keepsLittleOfABodyThatIsLarge() throws Exception {
    int chunk = 64 * 1024;
    int chunks = 1600;
    var written = new AtomicLong();
    try (var server = new TestServer(EchoServer::answer)) {
      var sent = new Sent("POST", server.authority(), "/");
      Thread writer =
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; i < chunks; i++) {
                  EchoServer.write(sent.call, new byte[chunk]);
                  written.addAndGet(chunk);
                }
                sent.finish("");
              });
      long read = 0;
      long most = 0;
      while (EchoServer.next(sent.body.join(), chunk) instanceof Part.Bytes(byte[] bytes)) {
        read += bytes.length;
        most = Math.max(most, written.get() - read);
      }
      writer.join();
      assertThat(read).isEqualTo((long) chunks * chunk);
      // What the kernel's buffers for two connections on loopback hold, and some of ours.
      assertThat(most).isLessThan(24L << 20);
    }
  }
}
