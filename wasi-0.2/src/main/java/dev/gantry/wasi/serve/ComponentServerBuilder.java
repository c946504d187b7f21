package dev.gantry.wasi.serve;

import dev.gantry.component.LinkedComponent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a server is to be. */
public final class ComponentServerBuilder {
  final Map<Route, LinkedComponent> components = new LinkedHashMap<>();
  InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080);
  Optional<InetSocketAddress> adminAddress = Optional.empty();
  Optional<Tls> tls = Optional.empty();
  ServeLimits limits = ServeLimits.DEFAULT;
  ServerListener listener = ServerListener.NONE;
  int uses = 1;

  /** Where the certificate and its key are. */
  record Tls(Path certificates, Path key) {}

  ComponentServerBuilder() {}

  /** Sets where requests come in; port 0 stands for any that is free. */
  public ComponentServerBuilder address(InetSocketAddress address) {
    this.address = address;
    return this;
  }

  /** Answers {@code /health}, {@code /ready} and {@code /metrics} at an address of their own. */
  public ComponentServerBuilder adminAddress(InetSocketAddress address) {
    adminAddress = Optional.of(address);
    return this;
  }

  /**
   * Speaks TLS, and HTTP/2 over it.
   *
   * @param certificates in the PEM format, the server's own first
   * @param key in the PEM format, without a password
   */
  public ComponentServerBuilder tls(Path certificates, Path key) {
    tls = Optional.of(new Tls(certificates, key));
    return this;
  }

  /** Sets what requests may use. */
  public ComponentServerBuilder limits(ServeLimits limits) {
    this.limits = limits;
    return this;
  }

  /** Sets who is told. */
  public ComponentServerBuilder listener(ServerListener listener) {
    this.listener = listener;
    return this;
  }

  /**
   * Lets an instance answer so many requests, one after another; each gets an instance of its own
   * if not set.
   */
  public ComponentServerBuilder instanceUses(int uses) {
    if (uses < 1) {
      throw new IllegalArgumentException("an instance is used at least once");
    }
    this.uses = uses;
    return this;
  }

  /**
   * Lets a component answer on a route; of several routes that fit, the longest is taken, and one
   * with a host before one without.
   *
   * @param component linked with WASI; it exports {@code wasi:http/incoming-handler}
   * @throws IllegalArgumentException if there is one already
   */
  public ComponentServerBuilder mount(Route route, LinkedComponent component) {
    if (components.putIfAbsent(route, component) != null) {
      throw new IllegalArgumentException("two components for the route `%s`".formatted(route));
    }
    return this;
  }

  /**
   * {@return a server that takes requests}
   *
   * @throws IOException if an address cannot be had, or a certificate cannot be read
   * @throws IllegalArgumentException if a component answers no requests
   */
  public ComponentServer start() throws IOException {
    return ComponentServer.start(this);
  }
}
