package dev.gantry.wasi.serve;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySink;
import dev.gantry.wasi.http.BodySource;
import dev.gantry.wasi.http.Exchange;
import dev.gantry.wasi.http.FieldLine;
import dev.gantry.wasi.http.RequestHead;
import dev.gantry.wasi.http.ResponseHead;
import java.util.List;
import java.util.Optional;

/** An exchange whose bodies are counted, and whose request may be no longer than a limit. */
final class CountedExchange implements Exchange {
  private final Exchange exchange;
  private final Source source;
  private volatile long responseBytes;

  CountedExchange(Exchange exchange, long mostRequestBytes) {
    this.exchange = exchange;
    this.source = new Source(exchange.requestBody(), mostRequestBytes);
  }

  /** {@return how many bytes of the request's body have been read} */
  long requestBytes() {
    return source.count;
  }

  /** {@return how many bytes of the answer's body have been given to the server} */
  long responseBytes() {
    return responseBytes;
  }

  @Override
  public RequestHead request() {
    return exchange.request();
  }

  @Override
  public BodySource requestBody() {
    return source;
  }

  @Override
  public boolean inform(int status, List<FieldLine> fields) {
    return exchange.inform(status, fields);
  }

  @Override
  public BodySink respond(ResponseHead head) {
    return new Sink(exchange.respond(head));
  }

  @Override
  public void fail(ErrorCode reason) {
    exchange.fail(reason);
  }

  /** The request's body. Its count belongs to the thread of the guest. */
  private static final class Source implements BodySource {
    private final BodySource source;
    private final long limit;
    private volatile long count;
    private Optional<Part> end = Optional.empty();

    Source(BodySource source, long limit) {
      this.source = source;
      this.limit = limit;
    }

    @Override
    public Part read(int length) {
      return end.orElseGet(() -> counted(source.read(length)));
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread at a time reads the body
    private Part counted(Part part) {
      if (part instanceof Part.Bytes(byte[] bytes)) {
        count += bytes.length;
        if (count > limit) {
          source.close();
          Part failed = new Part.Failed(new ErrorCode.HttpRequestBodySize(Optional.of(limit)));
          end = Optional.of(failed);
          return failed;
        }
      }
      return part;
    }

    @Override
    public void demand(Runnable available) {
      if (end.isPresent()) {
        available.run();
      } else {
        source.demand(available);
      }
    }

    @Override
    public void close() {
      source.close();
    }
  }

  private final class Sink implements BodySink {
    private final BodySink sink;

    Sink(BodySink sink) {
      this.sink = sink;
    }

    @Override
    public void write(byte[] bytes, Completion completion) {
      count(bytes);
      sink.write(bytes, completion);
    }

    @Override
    public void finish(byte[] bytes, List<FieldLine> trailers, Completion completion) {
      count(bytes);
      sink.finish(bytes, trailers, completion);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one operation at a time
    private void count(byte[] bytes) {
      responseBytes += bytes.length;
    }

    @Override
    public void abort(ErrorCode reason) {
      sink.abort(reason);
    }
  }
}
