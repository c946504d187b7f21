package dev.gantry.wasi.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What operators ask: whether the process lives, whether it takes requests, what it has done. */
final class AdminHandler extends Handler.Abstract {
  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String METRICS = "text/plain;version=0.0.4;charset=utf-8";

  private final BooleanSupplier ready;
  private final ServerMetrics metrics;

  AdminHandler(BooleanSupplier ready, ServerMetrics metrics) {
    this.ready = ready;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    switch (String.valueOf(request.getHttpURI().getPath())) {
      case "/health" -> answer(response, callback, 200, TEXT, "alive\n");
      case "/ready" -> {
        boolean isReady = ready.getAsBoolean();
        answer(response, callback, isReady ? 200 : 503, TEXT, isReady ? "ready\n" : "stopping\n");
      }
      case "/metrics" -> answer(response, callback, 200, METRICS, metrics.text());
      default -> answer(response, callback, 404, TEXT, "there are /health, /ready and /metrics\n");
    }
    return true;
  }

  private static void answer(
      Response response, Callback callback, int status, String contentType, String text) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.write(true, ByteBuffer.wrap(text.getBytes(UTF_8)), callback);
  }
}
