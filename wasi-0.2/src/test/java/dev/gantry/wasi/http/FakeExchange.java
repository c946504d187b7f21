package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** An exchange without a network: a request that is there, and an answer that is kept. */
final class FakeExchange implements Exchange {
  private final RequestHead request;
  private final FakeSource source = new FakeSource();
  final FakeSink sink = new FakeSink();
  final List<ResponseHead> informed = new ArrayList<>();
  Optional<ResponseHead> response = Optional.empty();
  Optional<ErrorCode> failure = Optional.empty();

  FakeExchange(String method, String path, String... chunks) {
    request =
        new RequestHead(
            method,
            Optional.of("http"),
            Optional.of("example.com"),
            Optional.of(path),
            List.of(new FieldLine("Host", "example.com"), new FieldLine("X-One", "1")));
    for (String chunk : chunks) {
      source.parts.add(new BodySource.Part.Bytes(chunk.getBytes(UTF_8)));
    }
    source.parts.add(new BodySource.Part.End(List.of()));
  }

  @Override
  public RequestHead request() {
    return request;
  }

  @Override
  public BodySource requestBody() {
    return source;
  }

  FakeSource source() {
    return source;
  }

  @Override
  public boolean inform(int status, List<FieldLine> fields) {
    informed.add(new ResponseHead(status, fields));
    return true;
  }

  @Override
  public BodySink respond(ResponseHead head) {
    response = Optional.of(head);
    return sink;
  }

  @Override
  public void fail(ErrorCode reason) {
    failure = Optional.of(reason);
  }

  /** Parts that are there, of which the last stays. */
  static final class FakeSource implements BodySource {
    final Deque<Part> parts = new ArrayDeque<>();
    boolean closed;

    @Override
    public Part read(int length) {
      Part part = parts.getFirst();
      if (part instanceof Part.Bytes(byte[] bytes)) {
        if (bytes.length > length) {
          throw new AssertionError("a longer part than the test expects to be asked for");
        }
        parts.removeFirst();
      }
      return part;
    }

    @Override
    public void demand(Runnable available) {
      available.run();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** Keeps what it is sent, at once or when told to go on. */
  static final class FakeSink implements BodySink {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Optional<List<FieldLine>> trailers = Optional.empty();
    Optional<ErrorCode> aborted = Optional.empty();
    boolean slow;
    int operations;
    Optional<Completion> waiting = Optional.empty();

    @Override
    public void write(byte[] bytes, Completion completion) {
      if (waiting.isPresent()) {
        throw new AssertionError("two operations at a time");
      }
      operations++;
      this.bytes.writeBytes(bytes);
      waiting = Optional.of(completion);
      if (!slow) {
        goOn();
      }
    }

    @Override
    public void finish(byte[] bytes, List<FieldLine> trailers, Completion completion) {
      this.trailers = Optional.of(trailers);
      write(bytes, completion);
    }

    /** Completes the operation that waits. */
    void goOn() {
      Completion completion = waiting.orElseThrow();
      waiting = Optional.empty();
      completion.done();
    }

    @Override
    public void abort(ErrorCode reason) {
      aborted = Optional.of(reason);
    }

    String text() {
      return bytes.toString(UTF_8);
    }
  }
}
