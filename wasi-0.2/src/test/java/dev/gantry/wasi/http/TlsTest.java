package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource.Part;
import dev.gantry.wasi.http.jetty.JettyExchange;
import dev.gantry.wasi.http.jetty.JettyTransport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir static Path scratch;

  /** A key for localhost that nobody vouches for. */
  private static Path keys() throws Exception {
    Path file = scratch.resolve("keys.p12");
    if (Files.notExists(file)) {
      Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
      Process process =
          new ProcessBuilder(
                  keytool.toString(),
                  "-genkeypair",
                  "-alias",
                  "a",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=localhost",
                  "-ext",
                  "san=dns:localhost",
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(process.waitFor()).isZero();
    }
    return file;
  }

  /** A context that trusts the key. */
  private static SSLContext trust() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys())) {
      store.load(in, PASSWORD.toCharArray());
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** A server with TLS that tells the protocol, and then answers with the body. */
  private static Server server(boolean http2) throws Exception {
    var contexts = new SslContextFactory.Server();
    contexts.setKeyStorePath(keys().toString());
    contexts.setKeyStorePassword(PASSWORD);
    var configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer());
    var http1 = new HttpConnectionFactory(configuration);
    var alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    Server server = new Server();
    ServerConnector connector =
        http2
            ? new ServerConnector(
                server,
                new SslConnectionFactory(contexts, alpn.getProtocol()),
                alpn,
                new HTTP2ServerConnectionFactory(configuration),
                http1)
            : new ServerConnector(
                server, new SslConnectionFactory(contexts, http1.getProtocol()), http1);
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response
                .getHeaders()
                .add("x-protocol", request.getConnectionMetaData().getHttpVersion().asString());
            var exchange = new JettyExchange(request, response, callback);
            Thread.startVirtualThread(() -> EchoServer.answer(exchange));
            return true;
          }
        });
    server.start();
    return server;
  }

  private static String authority(Server server) {
    return "localhost:" + ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  private static Transport.Call send(
      Transport transport, String authority, Transport.Answer answer) {
    Duration time = Duration.ofSeconds(60);
    return transport.send(
        new Transport.Outgoing(
            new RequestHead(
                "POST", Optional.of("https"), Optional.of(authority), Optional.of("/"), List.of()),
            OptionalLong.empty(),
            new Transport.Timeouts(time, time, time)),
        answer);
  }

  /** Keeps the answer, or fails with why there is none. */
  private static final class Kept implements Transport.Answer {
    final CompletableFuture<ResponseHead> head = new CompletableFuture<>();
    final CompletableFuture<BodySource> body = new CompletableFuture<>();
    final CompletableFuture<ErrorCode> failure = new CompletableFuture<>();

    @Override
    public void response(ResponseHead head, BodySource body) {
      this.head.complete(head);
      this.body.complete(body);
    }

    @Override
    public void failed(ErrorCode reason) {
      failure.complete(reason);
      head.completeExceptionally(new IOException(reason.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void speaksWhatTheServerSpeaks(boolean http2) throws Exception {
    Server server = server(http2);
    try {
      var answer = new Kept();
      Transport.Call call = send(JettyTransport.start(trust()), authority(server), answer);
      EchoServer.write(call, "one ".getBytes(UTF_8));
      assertThat(answer.head.join().fields())
          .contains(new FieldLine("x-protocol", http2 ? "HTTP/2.0" : "HTTP/1.1"));
      assertThat(EchoServer.next(answer.body.join(), 100))
          .isInstanceOfSatisfying(
              Part.Bytes.class,
              bytes -> assertThat(new String(bytes.bytes(), UTF_8)).isEqualTo("one "));
      call.finish(
          "two".getBytes(UTF_8), List.of(new FieldLine("t", "1")), new EchoServer.Blocking());
      assertThat(EchoServer.next(answer.body.join(), 100)).isInstanceOf(Part.Bytes.class);
      assertThat(EchoServer.next(answer.body.join(), 100))
          .isEqualTo(new Part.End(List.of(new FieldLine("t", "1"))));
    } finally {
      server.stop();
    }
  }

  @Test
  void trustsNobodyElse() throws Exception {
    Server server = server(true);
    try {
      var answer = new Kept();
      send(JettyTransport.shared(), authority(server), answer)
          .finish(new byte[0], List.of(), new EchoServer.Blocking());
      assertThat(answer.failure.join()).isEqualTo(new ErrorCode.TlsCertificateError());
    } finally {
      server.stop();
    }
  }

  @Test
  void tellsThatThePeerSpeaksNoTls() throws Exception {
    try (var server =
        new RawServer(
            peer -> {
              peer.write("HTTP/1.1 400 no TLS here\r\n\r\n");
              boolean _ = peer.isClosed();
            })) {
      var answer = new Kept();
      send(JettyTransport.shared(), server.authority(), answer)
          .finish(new byte[0], List.of(), new EchoServer.Blocking());
      assertThat(answer.failure.join()).isEqualTo(new ErrorCode.TlsProtocolError());
    }
  }
}
