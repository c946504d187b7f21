package dev.gantry.wasi.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.wasi.http.jetty.JettyExchange;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Finds the component for a request, and lets it in when there is room. */
final class ServeHandler extends Handler.Abstract {
  private final List<Mount> mounts;
  private final ServeLimits limits;
  private final Admission admission;
  private final SlowHeads slowHeads;
  private final ServerMetrics metrics;
  private final ServerListener listener;
  private final Set<GuestRequest> running = ConcurrentHashMap.newKeySet();

  /**
   * A handler.
   *
   * @param mounts the first one that covers a request is taken
   */
  ServeHandler(
      List<Mount> mounts,
      ServeLimits limits,
      Admission admission,
      SlowHeads slowHeads,
      ServerMetrics metrics,
      ServerListener listener) {
    this.mounts = List.copyOf(mounts);
    this.limits = limits;
    this.admission = admission;
    this.slowHeads = slowHeads;
    this.metrics = metrics;
    this.listener = listener;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    slowHeads.arrived(request);
    Optional<Mount> mount = mount(request);
    var exchange =
        new CountedExchange(new JettyExchange(request, response, callback), limits.bodyBytes());
    Request.addCompletionListener(
        request, failure -> served(request, response, mount, exchange, failure == null));
    if (mount.isEmpty()) {
      answer(response, callback, 404, "no component answers here");
    } else if (request.getLength() > limits.bodyBytes()) {
      // Nobody is going to read the body, so nothing can follow it.
      response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
      answer(response, callback, 413, "the body is too long");
    } else {
      admission.admit(new Admitted(mount.get(), request, response, callback, exchange));
    }
    return true;
  }

  private Optional<Mount> mount(Request request) {
    String host = Request.getServerName(request);
    String path = Optional.ofNullable(request.getHttpURI().getCanonicalPath()).orElse("/");
    for (Mount mount : mounts) {
      if (mount.route().covers(host == null ? "" : host, path)) {
        return Optional.of(mount);
      }
    }
    return Optional.empty();
  }

  private static void answer(Response response, Callback callback, int status, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain;charset=utf-8");
    response.write(true, ByteBuffer.wrap((text + "\n").getBytes(UTF_8)), callback);
  }

  private void served(
      Request request,
      Response response,
      Optional<Mount> mount,
      CountedExchange exchange,
      boolean complete) {
    long nanos = System.nanoTime() - request.getBeginNanoTime();
    var served =
        new ServerListener.Served(
            Instant.ofEpochMilli(Request.getTimeStamp(request)),
            Request.getRemoteAddr(request),
            request.getMethod(),
            request.getHttpURI().getPathQuery(),
            request.getConnectionMetaData().getHttpVersion().asString(),
            response.getStatus(),
            exchange.requestBytes(),
            exchange.responseBytes(),
            Duration.ofNanos(nanos),
            mount.map(taken -> taken.route().toString()).orElse(""),
            complete);
    metrics.served(served);
    listener.served(served);
  }

  /** Ends all guests that are at work. */
  void cancelAll() {
    running.forEach(GuestRequest::cancel);
  }

  /** A request that is let in, or not. */
  private final class Admitted implements Admission.Work, GuestRequest.Observer {
    private final long arrival = System.nanoTime();
    private final Mount mount;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final GuestRequest guest;

    Admitted(
        Mount mount,
        Request request,
        Response response,
        Callback callback,
        CountedExchange exchange) {
      this.mount = mount;
      this.request = request;
      this.response = response;
      this.callback = callback;
      this.guest = new GuestRequest(mount.application(), exchange, this);
      request.addFailureListener(_ -> guest.cancel());
    }

    @Override
    public void run() {
      Duration waited = Duration.ofNanos(System.nanoTime() - arrival);
      running.add(guest);
      try {
        guest.run(limits.requestTime().minus(waited));
      } finally {
        running.remove(guest);
      }
    }

    @Override
    public void refused() {
      metrics.refused("busy");
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
      answer(response, callback, 503, "too many requests are waiting");
    }

    @Override
    public void instantiated() {
      metrics.instantiated();
    }

    @Override
    public void done(long fuelLeft) {
      if (limits.fuel() != Long.MAX_VALUE) {
        metrics.used(limits.fuel() - fuelLeft);
      }
    }

    @Override
    public void failed(RuntimeException failure) {
      metrics.failed(mount.route(), FailureKind.of(failure));
      listener.failed(
          mount.route(), request.getMethod() + " " + request.getHttpURI().getPathQuery(), failure);
    }
  }
}
