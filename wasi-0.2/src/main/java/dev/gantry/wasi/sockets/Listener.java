package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/** A channel that listens, and the connection that has been accepted ahead, if any. */
final class Listener implements Readiness {
  private final ServerSocketChannel channel;
  private final IpAddressFamily family;
  private final Deque<SocketChannel> accepted = new ArrayDeque<>(1);

  private Listener(ServerSocketChannel channel, IpAddressFamily family) {
    this.channel = channel;
    this.family = family;
  }

  /**
   * {@return a listener at the address of a channel that has been bound and is closed}
   *
   * <p>Java has one class of channels that connect and another of those that listen, and what a
   * bound socket is going to do is not known before. The second is bound while the first still
   * holds the port, if the operating system lets it, so that nobody can take it in between.
   */
  static Listener replacing(
      SocketChannel bound, InetSocketAddress address, IpAddressFamily family, int backlog)
      throws IOException {
    bound.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    ServerSocketChannel channel = ServerSocketChannel.open(Addresses.family(family));
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.configureBlocking(false);
      try {
        channel.bind(address, backlog);
        bound.close();
      } catch (IOException _) {
        bound.close();
        channel.bind(address, backlog);
      }
      return new Listener(channel, family);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  ServerSocketChannel channel() {
    return channel;
  }

  /** {@return the next connection} */
  SocketChannel accept() throws IOException, ErrorCodeException {
    if (accepted.isEmpty()) {
      acceptAhead();
    }
    if (accepted.isEmpty()) {
      throw error(ErrorCode.WOULD_BLOCK);
    }
    return accepted.removeFirst();
  }

  private void acceptAhead() throws IOException {
    SocketChannel peer = channel.accept();
    while (peer != null) {
      if (Addresses.matches(family, peer.getRemoteAddress())) {
        accepted.add(peer);
        return;
      }
      peer.close();
      peer = channel.accept();
    }
  }

  @Override
  public boolean ready() {
    try {
      if (accepted.isEmpty()) {
        acceptAhead();
      }
      return !accepted.isEmpty();
    } catch (IOException _) {
      // The next call of `accept` meets the failure itself.
      return true;
    }
  }

  @Override
  public void arm(Wait wait) {
    wait.on(channel, SelectionKey.OP_ACCEPT);
  }

  void close() throws IOException {
    channel.close();
    for (SocketChannel peer : accepted) {
      peer.close();
    }
  }
}
