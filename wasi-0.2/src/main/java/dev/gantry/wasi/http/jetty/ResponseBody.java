package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySource;
import dev.gantry.wasi.http.FieldLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The body of a response that Jetty's client receives.
 *
 * <p>While the guest waits for bytes, a timer runs. A guest that does not want the rest ends the
 * request, and with it an HTTP/1.1 connection.
 */
final class ResponseBody implements BodySource {
  private final Response response;
  private final ContentBody content;
  private final Duration betweenBytes;
  private final Scheduler scheduler;
  private boolean ended;

  ResponseBody(
      Response response, Content.Source source, Duration betweenBytes, Scheduler scheduler) {
    this.response = response;
    this.content = new ContentBody(source, Failures::ofBody);
    this.betweenBytes = betweenBytes;
    this.scheduler = scheduler;
  }

  @Override
  public Part read(int length) {
    return switch (content.read(length)) {
      case Part.Bytes bytes -> bytes;
      case Part.Pending pending -> pending;
      case Part.End end -> {
        ended = true;
        yield end.trailers().isEmpty() ? new Part.End(trailers()) : end;
      }
      case Part.Failed failed -> {
        ended = true;
        yield failed;
      }
    };
  }

  private List<FieldLine> trailers() {
    return Optional.ofNullable(response.getTrailers())
        .map(HttpFields::asImmutable)
        .map(JettyFields::read)
        .orElse(List.of());
  }

  @Override
  public void demand(Runnable available) {
    Scheduler.Task timer =
        scheduler.schedule(
            () -> abort(new ErrorCode.ConnectionReadTimeout()),
            betweenBytes.toNanos(),
            TimeUnit.NANOSECONDS);
    content.demand(
        () -> {
          timer.cancel();
          available.run();
        });
  }

  @Override
  public void close() {
    content.close();
    if (!ended) {
      ended = true;
      abort(new ErrorCode.ConnectionTerminated());
    }
  }

  private void abort(ErrorCode reason) {
    var _ = response.abort(new ReasonException(reason));
  }
}
