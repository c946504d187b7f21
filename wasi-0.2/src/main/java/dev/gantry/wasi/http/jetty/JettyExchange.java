package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.http.BodySink;
import dev.gantry.wasi.http.BodySource;
import dev.gantry.wasi.http.ErrorStatus;
import dev.gantry.wasi.http.Exchange;
import dev.gantry.wasi.http.FieldLine;
import dev.gantry.wasi.http.RequestHead;
import dev.gantry.wasi.http.ResponseHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A request that Jetty's server has received.
 *
 * <p>It completes the callback of the request by itself, once the answer has been sent or has
 * failed.
 */
public final class JettyExchange implements Exchange {
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final BodySource body;
  private final AtomicBoolean completed = new AtomicBoolean();

  /** An exchange for the arguments of a {@link org.eclipse.jetty.server.Handler}. */
  public JettyExchange(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.body = new ContentBody(request, _ -> new ErrorCode.ConnectionTerminated());
  }

  @Override
  public RequestHead request() {
    var uri = request.getHttpURI();
    return new RequestHead(
        request.getMethod(),
        Optional.ofNullable(uri.getScheme()),
        Optional.ofNullable(uri.getAuthority()),
        Optional.ofNullable(uri.getPathQuery()),
        JettyFields.read(request.getHeaders()));
  }

  @Override
  public BodySource requestBody() {
    return body;
  }

  @Override
  public boolean inform(int status, List<FieldLine> fields) {
    if (version().getVersion() < HttpVersion.HTTP_1_1.getVersion()) {
      return false;
    }
    return !response.writeInterim(status, JettyFields.of(fields)).isCompletedExceptionally();
  }

  @Override
  public BodySink respond(ResponseHead head) {
    response.setStatus(head.status());
    JettyFields.add(head.fields(), response.getHeaders());
    boolean lengthIsKnown = response.getHeaders().contains(HttpHeader.CONTENT_LENGTH);
    // In HTTP/1.1 a body has a length or trailers, and Jetty would rather drop the length.
    return new Sink(!lengthIsKnown || version().getVersion() >= HttpVersion.HTTP_2.getVersion());
  }

  private HttpVersion version() {
    return request.getConnectionMetaData().getHttpVersion();
  }

  @Override
  public void fail(ErrorCode reason) {
    if (response.isCommitted()) {
      complete(new IOException("broken off: " + reason));
      return;
    }
    response.reset();
    response.setStatus(ErrorStatus.of(reason));
    response.write(true, ByteBuffer.allocate(0), Callback.from(() -> complete(), this::complete));
  }

  private void complete() {
    if (completed.compareAndSet(false, true)) {
      callback.succeeded();
    }
  }

  private void complete(Throwable failure) {
    if (completed.compareAndSet(false, true)) {
      callback.failed(failure);
    }
  }

  private final class Sink implements BodySink {
    /** Trailers must be announced with the head, before it is known whether there are any. */
    private volatile HttpFields trailers = HttpFields.EMPTY;

    private final boolean mayHaveTrailers;

    private Sink(boolean mayHaveTrailers) {
      this.mayHaveTrailers = mayHaveTrailers;
    }

    @Override
    public void write(byte[] bytes, Completion completion) {
      announceTrailers();
      response.write(
          false,
          ByteBuffer.wrap(bytes),
          Callback.from(completion::done, failure -> failed(failure, completion)));
    }

    @Override
    public void finish(byte[] bytes, List<FieldLine> trailers, Completion completion) {
      if (!trailers.isEmpty()) {
        this.trailers = JettyFields.of(trailers);
        announceTrailers();
      }
      response.write(
          true,
          ByteBuffer.wrap(bytes),
          Callback.from(
              () -> {
                completion.done();
                complete();
              },
              failure -> failed(failure, completion)));
    }

    private void announceTrailers() {
      if (mayHaveTrailers && !response.isCommitted()) {
        response.setTrailersSupplier(() -> trailers);
      }
    }

    private void failed(Throwable failure, Completion completion) {
      completion.failed(new ErrorCode.ConnectionTerminated());
      complete(failure);
    }

    @Override
    public void abort(ErrorCode reason) {
      complete(new IOException("the body is broken: " + reason));
    }
  }
}
