package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.FieldLine;
import dev.gantry.wasi.http.ResponseHead;
import dev.gantry.wasi.http.Transport;
import dev.gantry.wasi.http.Transport.Timeouts;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.AsyncRequestContent;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** A request that Jetty's client sends. */
final class JettyCall implements Transport.Call {
  private final Request request;
  private final Transport.Outgoing outgoing;
  private final Transport.Answer answer;
  private final Scheduler scheduler;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean answered = new AtomicBoolean();
  private final AsyncRequestContent content;
  private Optional<Scheduler.Task> timer = Optional.empty();

  /** Trailers must be announced with the head, before it is known whether there are any. */
  private volatile HttpFields trailers = HttpFields.EMPTY;

  JettyCall(
      Request request, Transport.Outgoing outgoing, Transport.Answer answer, Scheduler scheduler) {
    this.request = request;
    this.outgoing = outgoing;
    this.answer = answer;
    this.scheduler = scheduler;
    this.content =
        new AsyncRequestContent() {
          @Override
          public long getLength() {
            return outgoing.bodyLength().orElse(-1);
          }
        };
  }

  @Override
  public void start() {
    if (started.compareAndSet(false, true)) {
      if (outgoing.bodyLength().isEmpty()) {
        request.trailersSupplier(() -> trailers);
      }
      request.body(content);
      send();
    }
  }

  @Override
  public void write(byte[] bytes, Completion completion) {
    start();
    content.write(false, ByteBuffer.wrap(bytes), callback(completion));
  }

  @Override
  public void finish(byte[] bytes, List<FieldLine> last, Completion completion) {
    trailers = JettyFields.of(last);
    if (last.isEmpty() && started.compareAndSet(false, true)) {
      // The whole body is known, so it need not be sent in chunks.
      if (bytes.length > 0) {
        request.body(new BytesRequestContent(bytes));
      }
      send();
      completion.done();
      return;
    }
    start();
    content.write(true, ByteBuffer.wrap(bytes), callback(completion));
  }

  private static Callback callback(Completion completion) {
    return Callback.from(
        completion::done, failure -> completion.failed(Failures.ofRequest(failure)));
  }

  @Override
  public void abort(ErrorCode reason) {
    if (started.compareAndSet(false, true)) {
      answer(() -> answer.failed(reason));
    } else {
      end(reason);
    }
  }

  private void end(ErrorCode reason) {
    var _ = request.abort(new ReasonException(reason));
  }

  private void send() {
    Timeouts timeouts = outgoing.timeouts();
    limit(timeouts.connect(), new ErrorCode.ConnectionTimeout());
    request
        .onRequestBegin(_ -> limit(timeouts.firstByte(), new ErrorCode.ConnectionReadTimeout()))
        .onResponseHeaders(_ -> unlimit())
        .onResponseContentSource(this::responds)
        .send(this::completed);
  }

  private void responds(Response response, Content.Source source) {
    unlimit();
    answer(() -> answer.response(head(response), body(response, source)));
  }

  private ResponseBody body(Response response, Content.Source source) {
    return new ResponseBody(response, source, outgoing.timeouts().betweenBytes(), scheduler);
  }

  private static ResponseHead head(Response response) {
    return new ResponseHead(response.getStatus(), JettyFields.read(response.getHeaders()));
  }

  private void completed(Result result) {
    unlimit();
    answer(
        () -> {
          if (result.isFailed()) {
            answer.failed(Failures.ofRequest(result.getFailure()));
          } else {
            Response response = result.getResponse();
            answer.response(head(response), body(response, Content.Source.from()));
          }
        });
  }

  private void answer(Runnable how) {
    if (answered.compareAndSet(false, true)) {
      how.run();
    }
  }

  /** Starts the clock of the next step, in place of that of the last one. */
  private synchronized void limit(Duration time, ErrorCode reason) {
    timer.ifPresent(Scheduler.Task::cancel);
    timer =
        Optional.of(scheduler.schedule(() -> end(reason), time.toNanos(), TimeUnit.NANOSECONDS));
  }

  private synchronized void unlimit() {
    timer.ifPresent(Scheduler.Task::cancel);
    timer = Optional.empty();
  }
}
