package dev.gantry.wasi.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.AbstractHTTP2ServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Makes what listens at an address. */
final class Connectors {
  /** As much as the host lets a guest put into the fields of a response, and some of our own. */
  private static final int MOST_RESPONSE_HEAD_BYTES = 160 << 10;

  /** What a client may send of all its bodies before anybody has read of them, in bytes. */
  private static final int SESSION_WINDOW = 256 << 10;

  private static final int STREAM_WINDOW = 128 << 10;

  private Connectors() {}

  /**
   * {@return a connector for HTTP/1.1 and HTTP/2, with TLS or without}
   *
   * @throws IOException if a certificate cannot be read
   */
  static ServerConnector of(
      Server server,
      InetSocketAddress address,
      ServeLimits limits,
      Optional<ComponentServerBuilder.Tls> tls)
      throws IOException {
    HttpConfiguration configuration = configuration(limits);
    var http1 = new HttpConnectionFactory(configuration);
    ServerConnector connector;
    if (tls.isEmpty()) {
      connector =
          connector(server, http1, limited(new HTTP2CServerConnectionFactory(configuration)));
    } else {
      configuration.addCustomizer(new SecureRequestCustomizer(false));
      var alpn = new ALPNServerConnectionFactory();
      alpn.setDefaultProtocol(http1.getProtocol());
      connector =
          connector(
              server,
              new SslConnectionFactory(keys(tls.get()), alpn.getProtocol()),
              alpn,
              limited(new HTTP2ServerConnectionFactory(configuration)),
              http1);
    }
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    connector.setIdleTimeout(limits.idleTime().toMillis());
    return connector;
  }

  /** {@return a connector for HTTP/1.1 alone} */
  static ServerConnector plain(Server server, InetSocketAddress address) {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    ServerConnector connector = connector(server, new HttpConnectionFactory(configuration));
    connector.setHost(address.getHostString());
    connector.setPort(address.getPort());
    return connector;
  }

  private static ServerConnector connector(Server server, ConnectionFactory... protocols) {
    int selectors = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    return new ServerConnector(server, 1, selectors, protocols);
  }

  private static HttpConfiguration configuration(ServeLimits limits) {
    var configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(limits.headBytes());
    configuration.setMaxResponseHeaderSize(MOST_RESPONSE_HEAD_BYTES);
    configuration.setIdleTimeout(limits.idleTime().toMillis());
    // No path names a file here: what a path means is up to the guest.
    configuration.setUriCompliance(UriCompliance.RFC3986);
    return configuration;
  }

  private static <F extends AbstractHTTP2ServerConnectionFactory> F limited(F http2) {
    http2.setInitialSessionRecvWindow(SESSION_WINDOW);
    http2.setInitialStreamRecvWindow(STREAM_WINDOW);
    return http2;
  }

  private static SslContextFactory.Server keys(ComponentServerBuilder.Tls tls) throws IOException {
    // The key store never leaves the process; its format wants a password all the same.
    String password = UUID.randomUUID().toString();
    KeyStore store = PemKeys.keyStore(tls.certificates(), tls.key(), password);
    var factory = new SslContextFactory.Server();
    factory.setKeyStore(store);
    factory.setKeyStorePassword(password);
    factory.setSniRequired(false);
    return factory;
  }
}
