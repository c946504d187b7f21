package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource.Part;
import dev.gantry.wasi.http.jetty.JettyTransport;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * What the streaming proxy of Wasmtime's test programs does: {@code /echo}, {@code /double-echo}
 * through another server, and {@code /hash-all} over the answers of several, such as {@code /a} to
 * {@code /d}.
 */
public final class StreamingProxy {
  private StreamingProxy() {}

  /** Answers, on this thread. */
  public static void answer(Exchange exchange) {
    RequestHead head = exchange.request();
    List<URI> urls =
        head.fields().stream()
            .filter(field -> field.isNamed("url"))
            .map(field -> URI.create(field.value()))
            .toList();
    switch (head.method() + " " + head.pathWithQuery().orElse("")) {
      case "POST /echo" -> EchoServer.answer(exchange);
      case "POST /double-echo" -> {
        var forwarded = new Fetch("POST", urls.getFirst());
        Thread.startVirtualThread(() -> copy(exchange.requestBody(), forwarded.call));
        ResponseHead answer = forwarded.head.join();
        List<FieldLine> fields =
            answer.fields().stream().filter(field -> field.isNamed("content-type")).toList();
        copy(forwarded.body(), exchange.respond(new ResponseHead(answer.status(), fields)));
      }
      case "GET /hash-all" -> {
        BodySink sink = exchange.respond(new ResponseHead(200, List.of()));
        urls.forEach(url -> EchoServer.write(sink, hashed(url).getBytes(UTF_8)));
        finish(sink);
      }
      case "GET /a" -> verse(exchange, "\u2019Twas brillig, and the slithy toves");
      case "GET /b" -> verse(exchange, "Did gyre and gimble in the wabe:");
      case "GET /c" -> verse(exchange, "All mimsy were the borogoves,");
      case "GET /d" -> verse(exchange, "And the mome raths outgrabe.");
      default -> finish(exchange.respond(new ResponseHead(405, List.of())));
    }
  }

  private static void verse(Exchange exchange, String text) {
    BodySink sink = exchange.respond(new ResponseHead(200, List.of()));
    EchoServer.write(sink, text.getBytes(UTF_8));
    finish(sink);
  }

  private static String hashed(URI url) {
    var fetch = new Fetch("GET", url);
    finish(fetch.call);
    fetch.head.join();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      while (EchoServer.next(fetch.body(), 16_384) instanceof Part.Bytes(byte[] bytes)) {
        digest.update(bytes);
      }
      return url
          + ": "
          + Base64.getEncoder().withoutPadding().encodeToString(digest.digest())
          + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void copy(BodySource source, BodySink sink) {
    while (EchoServer.next(source, 16_384) instanceof Part.Bytes(byte[] bytes)) {
      EchoServer.write(sink, bytes);
    }
    finish(sink);
  }

  private static void finish(BodySink sink) {
    var done = new EchoServer.Blocking();
    sink.finish(new byte[0], List.of(), done);
    done.join();
  }

  /** A request of ours. */
  private static final class Fetch implements Transport.Answer {
    final Transport.Call call;
    final CompletableFuture<ResponseHead> head = new CompletableFuture<>();
    private volatile Optional<BodySource> body = Optional.empty();

    Fetch(String method, URI url) {
      Duration time = Duration.ofSeconds(60);
      call =
          JettyTransport.shared()
              .send(
                  new Transport.Outgoing(
                      new RequestHead(
                          method,
                          Optional.of(url.getScheme()),
                          Optional.of(url.getAuthority()),
                          Optional.of(url.getRawPath()),
                          List.of(new FieldLine("content-type", "application/octet-stream"))),
                      OptionalLong.empty(),
                      new Transport.Timeouts(time, time, time)),
                  this);
    }

    BodySource body() {
      return body.orElseThrow();
    }

    @Override
    public void response(ResponseHead head, BodySource body) {
      this.body = Optional.of(body);
      this.head.complete(head);
    }

    @Override
    public void failed(ErrorCode reason) {
      head.completeExceptionally(new AssertionError(reason));
    }
  }
}
