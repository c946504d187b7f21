package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.http.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/** A peer on loopback that does not answer: so many connections wait that no more are taken. */
public final class Silence implements AutoCloseable {
  private static final int WAITING = 4;

  private final ServerSocketChannel server;
  private final List<SocketChannel> waiting = new ArrayList<>();
  private final JettyTransport transport = JettyTransport.start(new Here());

  public Silence() {
    try {
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      for (int i = 0; i < WAITING; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean _ = channel.connect(server.getLocalAddress());
        waiting.add(channel);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return a transport for which every name stands for this peer} */
  public Transport transport() {
    return transport;
  }

  @Override
  public void close() {
    transport.close();
    try {
      for (SocketChannel channel : waiting) {
        channel.close();
      }
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Here implements SocketAddressResolver {
    @Override
    public void resolve(
        String host,
        int port,
        Map<String, Object> context,
        Promise<List<InetSocketAddress>> promise) {
      try {
        promise.succeeded(List.of((InetSocketAddress) server.getLocalAddress()));
      } catch (IOException e) {
        promise.failed(e);
      }
    }
  }
}
