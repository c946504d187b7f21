package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;

/**
 * A body that Jetty receives.
 *
 * <p>It keeps one of Jetty's buffers at most, while the guest has not read all of it.
 */
final class ContentBody implements BodySource {
  private final Content.Source source;
  private final Function<Throwable, ErrorCode> reasons;
  private Optional<Content.Chunk> current = Optional.empty();
  private Optional<Part> end = Optional.empty();
  private volatile boolean demanded;

  ContentBody(Content.Source source, Function<Throwable, ErrorCode> reasons) {
    this.source = source;
    this.reasons = reasons;
  }

  @Override
  public synchronized Part read(int length) {
    while (current.isEmpty() && end.isEmpty()) {
      // Jetty's client does not bear to be read while it is waiting for bytes.
      if (demanded) {
        return new Part.Pending();
      }
      Content.Chunk chunk = source.read();
      if (chunk == null) {
        return new Part.Pending();
      }
      take(chunk);
    }
    return current.map(chunk -> bytes(chunk, length)).or(() -> end).orElseThrow();
  }

  private void take(Content.Chunk chunk) {
    if (Content.Chunk.isFailure(chunk)) {
      end = Optional.of(new Part.Failed(reasons.apply(chunk.getFailure())));
    } else if (chunk instanceof Trailers trailers) {
      end = Optional.of(new Part.End(JettyFields.read(trailers.getTrailers())));
    } else if (chunk.hasRemaining()) {
      current = Optional.of(chunk);
    } else {
      release(chunk);
    }
  }

  private Part bytes(Content.Chunk chunk, int length) {
    ByteBuffer buffer = chunk.getByteBuffer();
    byte[] bytes = new byte[Math.min(length, buffer.remaining())];
    buffer.get(bytes);
    if (!buffer.hasRemaining()) {
      current = Optional.empty();
      release(chunk);
    }
    return new Part.Bytes(bytes);
  }

  private void release(Content.Chunk chunk) {
    if (chunk.isLast()) {
      end = Optional.of(end.orElse(new Part.End(List.of())));
    }
    chunk.release();
  }

  @Override
  public void demand(Runnable available) {
    demanded = true;
    source.demand(
        () -> {
          demanded = false;
          available.run();
        });
  }

  @Override
  public synchronized void close() {
    current.ifPresent(Content.Chunk::release);
    current = Optional.empty();
    if (end.isEmpty()) {
      end = Optional.of(new Part.Failed(new ErrorCode.ConnectionTerminated()));
    }
  }
}
