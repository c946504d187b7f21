package dev.gantry.wasi.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.CompletableResponseListener;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpMethod;

/** A server on loopback with a hostile guest at {@code /} and a polite one, and a client for it. */
final class RunningServer implements AutoCloseable {
  static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  final List<ServerListener.Served> served = Collections.synchronizedList(new ArrayList<>());
  final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());
  final ComponentServer server;
  private final HttpClient client;

  private RunningServer(UnaryOperator<ComponentServerBuilder> options, HttpClient client) {
    this.client = client;
    try {
      client.start();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    ComponentServerBuilder builder =
        ComponentServer.builder()
            .address(ANY_PORT)
            .adminAddress(ANY_PORT)
            .mount(Route.ALL, Guests.HOSTILE)
            .mount(Route.of("/polite"), Guests.POLITE)
            .listener(
                new ServerListener() {
                  @Override
                  public void served(Served request) {
                    served.add(request);
                  }

                  @Override
                  public void failed(Route route, String request, RuntimeException failure) {
                    failures.add(failure);
                  }
                });
    try {
      server = options.apply(builder).start();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static RunningServer start() {
    return start(options -> options);
  }

  static RunningServer start(UnaryOperator<ComponentServerBuilder> options) {
    return start(options, new HttpClient());
  }

  static RunningServer start(UnaryOperator<ComponentServerBuilder> options, HttpClient client) {
    return new RunningServer(options, client);
  }

  /** {@return limits that are soon reached} */
  static ServeLimits tightLimits(Duration requestTime) {
    ServeLimits d = ServeLimits.DEFAULT;
    return new ServeLimits(
        4,
        2,
        Duration.ofMillis(200),
        requestTime,
        16L << 20,
        40L << 20,
        d.fuel(),
        1 << 20,
        8 << 10,
        Duration.ofMillis(600),
        Duration.ofSeconds(5),
        1000,
        1L << 20,
        Duration.ofSeconds(2));
  }

  ContentResponse get(String path) {
    return await(request("http", path));
  }

  ContentResponse post(String path, byte[] body) {
    return await(request("http", path).method(HttpMethod.POST).body(new BytesRequestContent(body)));
  }

  Request request(String scheme, String path) {
    return client
        .newRequest("%s://127.0.0.1:%d%s".formatted(scheme, server.address().getPort(), path))
        .idleTimeout(30, java.util.concurrent.TimeUnit.SECONDS);
  }

  /** {@return what the administration says} */
  ContentResponse admin(String path) {
    return await(
        client.newRequest(
            "http://127.0.0.1:%d%s"
                .formatted(server.adminAddress().orElseThrow().getPort(), path)));
  }

  /** Waits until so many guests are at work. */
  void awaitGuests(int count) {
    while (!admin("/metrics")
        .getContentAsString()
        .contains("gantry_guests %d.0".formatted(count))) {
      Thread.onSpinWait();
    }
  }

  static ContentResponse await(Request request) {
    return send(request).join();
  }

  static CompletableFuture<ContentResponse> send(Request request) {
    return new CompletableResponseListener(request).send();
  }

  Socket socket() {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
    try {
      client.stop();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
