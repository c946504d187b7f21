package dev.gantry.wasi.http;

import dev.gantry.wasi.http.jetty.JettyExchange;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/** A server on loopback, HTTP/1.1 and HTTP/2 without TLS, that hands each request to a consumer. */
public final class TestServer implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector;
  private final ExecutorService guests = Executors.newCachedThreadPool();

  public TestServer(Consumer<Exchange> guest) {
    this(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            guest.accept(new JettyExchange(request, response, callback));
            return true;
          }
        });
  }

  private TestServer(Handler handler) {
    var configuration = new HttpConfiguration();
    connector =
        new ServerConnector(
            server,
            new HttpConnectionFactory(configuration),
            new HTTP2CServerConnectionFactory(configuration));
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Wrapper(handler) {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            guests.execute(
                () -> {
                  try {
                    super.handle(request, response, callback);
                  } catch (Throwable thrown) {
                    callback.failed(thrown);
                  }
                });
            return true;
          }
        });
    try {
      server.start();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** {@return a server that a handler of Jetty's answers for} */
  public static TestServer of(Handler handler) {
    return new TestServer(handler);
  }

  /** {@return the host and the port} */
  public String authority() {
    return "localhost:" + connector.getLocalPort();
  }

  int port() {
    return connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    guests.shutdownNow();
  }
}
