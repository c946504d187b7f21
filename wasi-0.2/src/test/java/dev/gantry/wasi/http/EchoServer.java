package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Answers with the body of the request and its type, and tells its method and target. */
public final class EchoServer {
  private EchoServer() {}

  /** Answers, on this thread. */
  public static void answer(Exchange exchange) {
    RequestHead head = exchange.request();
    List<FieldLine> fields = new ArrayList<>();
    fields.add(new FieldLine("x-wasmtime-test-method", head.method()));
    fields.add(new FieldLine("x-wasmtime-test-uri", head.pathWithQuery().orElse("")));
    head.fields().stream().filter(field -> field.isNamed("content-type")).forEach(fields::add);
    BodySink sink = exchange.respond(new ResponseHead(200, fields));
    BodySource source = exchange.requestBody();
    while (true) {
      switch (next(source, 16_384)) {
        case Part.Bytes(byte[] bytes) -> write(sink, bytes);
        case Part.End(List<FieldLine> trailers) -> {
          var done = new Blocking();
          sink.finish(new byte[0], trailers, done);
          done.join();
          return;
        }
        case Part.Failed(ErrorCode reason) -> {
          sink.abort(reason);
          return;
        }
        case Part.Pending _ -> throw new AssertionError();
      }
    }
  }

  /** {@return the next part but {@link Part.Pending}} */
  static Part next(BodySource source, int length) {
    Part part = source.read(length);
    while (part instanceof Part.Pending) {
      var available = new CompletableFuture<Void>();
      source.demand(() -> available.complete(null));
      available.join();
      part = source.read(length);
    }
    return part;
  }

  /** Writes and waits until that is done. */
  static void write(BodySink sink, byte[] bytes) {
    var done = new Blocking();
    sink.write(bytes, done);
    done.join();
  }

  /** A completion to wait for. */
  static final class Blocking implements BodySink.Completion {
    private final CompletableFuture<Optional<ErrorCode>> outcome = new CompletableFuture<>();

    @Override
    public void done() {
      outcome.complete(Optional.empty());
    }

    @Override
    public void failed(ErrorCode reason) {
      outcome.complete(Optional.of(reason));
    }

    Optional<ErrorCode> join() {
      return outcome.join();
    }
  }
}
