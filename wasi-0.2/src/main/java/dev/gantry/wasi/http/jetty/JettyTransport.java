package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.http.HostAndPort;
import dev.gantry.wasi.http.RequestHead;
import dev.gantry.wasi.http.Transport;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.ProxyAuthenticationProtocolHandler;
import org.eclipse.jetty.client.RedirectProtocolHandler;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.WWWAuthenticationProtocolHandler;
import org.eclipse.jetty.client.transport.HttpClientConnectionFactory;
import org.eclipse.jetty.client.transport.HttpClientTransportDynamic;
import org.eclipse.jetty.http.HttpCookieStore;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.ClientConnectionFactoryOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Sends requests with Jetty's client: HTTP/1.1, and HTTP/2 where the server of an {@code https}
 * address agrees to it.
 *
 * <p>The client adds nothing of its own: it follows no redirect, decodes no content, and keeps no
 * cookie and no credential. All its threads are daemons, and there are none before the first
 * request.
 */
public final class JettyTransport implements Transport {
  private static final int THREADS = 8;
  private static final int LOOKUPS = 16;
  private static final long LOOKUP_MILLIS = 15_000;
  private static final int CONNECTIONS_PER_HOST = 64;
  private static final int WAITING_PER_HOST = 256;
  private static final int HEADERS_BYTES = 64 * 1024;
  private static final int STREAM_WINDOW_BYTES = 256 * 1024;
  private static final int SESSION_WINDOW_BYTES = 4 * 1024 * 1024;

  /** Longer than any time limit of a request, each of which has a timer of its own. */
  private static final long IDLE_MILLIS = 15 * 60 * 1000;

  private static final long SPARE_CONNECTION_MILLIS = 60 * 1000;

  private final HttpClient client;

  private JettyTransport(HttpClient client) {
    this.client = client;
  }

  /** {@return the transport that all guests share whose host has no wishes about TLS} */
  public static Transport shared() {
    return Shared.INSTANCE;
  }

  private static final class Shared {
    static final JettyTransport INSTANCE = start(Optional.empty(), Optional.empty());
  }

  /** {@return a transport of its own} */
  public static JettyTransport start(SSLContext tls) {
    return start(Optional.of(tls), Optional.empty());
  }

  /** {@return a transport for which names stand for what the resolver says} */
  static JettyTransport start(SocketAddressResolver resolver) {
    return start(Optional.empty(), Optional.of(resolver));
  }

  private static JettyTransport start(
      Optional<SSLContext> tls, Optional<SocketAddressResolver> resolver) {
    var connector = new ClientConnector();
    var threads = new QueuedThreadPool(THREADS, 1);
    threads.setName("gantry-http-client");
    threads.setDaemon(true);
    connector.setExecutor(threads);
    var scheduler = new ScheduledExecutorScheduler("gantry-http-client-timer", true);
    connector.setScheduler(scheduler);
    var contexts = new SslContextFactory.Client();
    tls.ifPresent(contexts::setSslContext);
    connector.setSslContextFactory(contexts);
    var http2 = new HTTP2Client(connector);
    http2.setInitialStreamRecvWindow(STREAM_WINDOW_BYTES);
    http2.setInitialSessionRecvWindow(SESSION_WINDOW_BYTES);
    http2.setMaxResponseHeadersSize(HEADERS_BYTES);
    var client =
        new HttpClient(
            new HttpClientTransportDynamic(
                connector,
                HttpClientConnectionFactory.HTTP11,
                new ClientConnectionFactoryOverHTTP2.HTTP2(http2)));
    client.setSocketAddressResolver(
        resolver.orElseGet(
            () -> new SocketAddressResolver.Async(lookups(), scheduler, LOOKUP_MILLIS)));
    limit(client);
    leaveAsItIs(client);
    try {
      client.start();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not start", e);
    }
    removeHandlers(client);
    return new JettyTransport(client);
  }

  /** Looking up a name blocks, which must not hold up the connections that there are. */
  private static Executor lookups() {
    var executor =
        new ThreadPoolExecutor(
            LOOKUPS,
            LOOKUPS,
            SPARE_CONNECTION_MILLIS,
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("gantry-http-lookup-", 0).factory());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  private static void limit(HttpClient client) {
    client.setMaxConnectionsPerDestination(CONNECTIONS_PER_HOST);
    client.setMaxRequestsQueuedPerDestination(WAITING_PER_HOST);
    client.setMaxResponseHeadersSize(HEADERS_BYTES);
    client.setMaxRequestHeadersSize(4 * HEADERS_BYTES);
    client.setIdleTimeout(IDLE_MILLIS);
    client.setConnectTimeout(IDLE_MILLIS);
    client.setDestinationIdleTimeout(SPARE_CONNECTION_MILLIS);
  }

  private static void leaveAsItIs(HttpClient client) {
    client.setFollowRedirects(false);
    client.setUserAgentField(null);
    client.setDefaultRequestContentType(null);
    client.setHttpCookieStore(new HttpCookieStore.Empty());
  }

  /** Removes what Jetty installs when the client starts. */
  private static void removeHandlers(HttpClient client) {
    client.getContentDecoderFactories().clear();
    client.getProtocolHandlers().remove(RedirectProtocolHandler.NAME);
    client.getProtocolHandlers().remove(WWWAuthenticationProtocolHandler.NAME);
    client.getProtocolHandlers().remove(ProxyAuthenticationProtocolHandler.NAME);
  }

  @Override
  public Call send(Outgoing outgoing, Answer answer) {
    return new JettyCall(request(outgoing.head()), outgoing, answer, client.getScheduler());
  }

  private Request request(RequestHead head) {
    String scheme = head.scheme().orElseThrow();
    String path = head.pathWithQuery().orElseThrow();
    HostAndPort peer = HostAndPort.of(head.authority().orElseThrow(), scheme);
    Request request;
    if (path.startsWith("//")) {
      // Alone it would be read as an authority.
      request = client.newRequest(uri(scheme + "://" + peer.host() + ":" + peer.port() + path));
    } else {
      request = client.newRequest(peer.host(), peer.port()).scheme(scheme).path(path);
    }
    return request.method(head.method()).headers(fields -> JettyFields.add(head.fields(), fields));
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Stops the client, and fails what it has not finished. */
  void close() {
    try {
      client.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP client does not stop", e);
    }
  }
}
