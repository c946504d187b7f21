package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Udp.IncomingDatagram;
import dev.gantry.wasi.bindings.sockets.Udp.IncomingDatagramStream;
import dev.gantry.wasi.bindings.sockets.Udp.OutgoingDatagram;
import dev.gantry.wasi.bindings.sockets.Udp.OutgoingDatagramStream;
import dev.gantry.wasi.io.ChannelReadiness;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The two streams of a UDP socket, to one peer or to all. */
final class DatagramStreams {
  /** The most datagrams that one call takes or returns, whatever the guest asks for. */
  private static final int MOST_DATAGRAMS = 16;

  private static final int LONGEST_DATAGRAM = 65_535;

  private final IpAddressFamily family;
  private final NetworkPolicy policy;
  private final DatagramChannel channel;
  private final Children socket;
  private final Optional<InetSocketAddress> peer;
  private boolean retired;

  DatagramStreams(
      IpAddressFamily family,
      NetworkPolicy policy,
      DatagramChannel channel,
      Children socket,
      Optional<InetSocketAddress> peer) {
    this.family = family;
    this.policy = policy;
    this.channel = channel;
    this.socket = socket;
    this.peer = peer;
  }

  IncomingDatagramStream incoming() {
    return new Incoming();
  }

  OutgoingDatagramStream outgoing() {
    return new Outgoing();
  }

  /** Ends both: the socket has got others. */
  void retire() {
    retired = true;
  }

  private void requireCurrent() throws ErrorCodeException {
    if (retired) {
      throw error(ErrorCode.INVALID_STATE);
    }
  }

  private final class Incoming implements IncomingDatagramStream, Readiness {
    private final Children children = new Children();
    private final Deque<IncomingDatagram> ahead = new ArrayDeque<>(1);
    private boolean closed;

    Incoming() {
      socket.add();
    }

    @Override
    public List<IncomingDatagram> receive(long maxResults) throws ErrorCodeException {
      requireCurrent();
      long most = Math.min(maxResults < 0 ? MOST_DATAGRAMS : maxResults, MOST_DATAGRAMS);
      List<IncomingDatagram> received = new ArrayList<>();
      while (received.size() < most && receiveAhead(received.isEmpty())) {
        received.add(ahead.removeFirst());
      }
      return received;
    }

    /** {@return whether there is a datagram} */
    private boolean receiveAhead(boolean tellsFailure) throws ErrorCodeException {
      if (!ahead.isEmpty()) {
        return true;
      }
      try {
        return receiveAhead();
      } catch (IOException e) {
        if (tellsFailure) {
          throw error(SocketErrors.code(e));
        }
        return false;
      }
    }

    private boolean receiveAhead() throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(LONGEST_DATAGRAM);
      SocketAddress source = channel.receive(buffer);
      while (source != null && !welcome(source)) {
        buffer.clear();
        source = channel.receive(buffer);
      }
      if (source == null) {
        return false;
      }
      byte[] data = new byte[buffer.flip().remaining()];
      buffer.get(data);
      ahead.add(new IncomingDatagram(data, Addresses.of(family, source)));
      return true;
    }

    /** Without leave to listen, a guest hears of those only whom it may send to. */
    private boolean welcome(SocketAddress source) throws IOException {
      return Addresses.matches(family, source)
          && source instanceof InetSocketAddress from
          && channel.getLocalAddress() instanceof InetSocketAddress local
          && (policy.allowsPeer(from) || policy.allowsListener(local));
    }

    @Override
    public boolean ready() {
      try {
        return retired || receiveAhead(true);
      } catch (ErrorCodeException _) {
        return true;
      }
    }

    @Override
    public void arm(Wait wait) {
      wait.on(channel, SelectionKey.OP_READ);
    }

    @Override
    public Pollable subscribe() {
      return children.pollable(this);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        socket.remove();
        children.requireNone();
      }
    }
  }

  private final class Outgoing implements OutgoingDatagramStream {
    private final Children children = new Children();
    private final Readiness writable = new ChannelReadiness(channel, SelectionKey.OP_WRITE);
    private long permitted;
    private boolean full;
    private boolean closed;

    Outgoing() {
      socket.add();
    }

    @Override
    public long checkSend() throws ErrorCodeException {
      requireCurrent();
      if (full) {
        full = !writable.ready();
      }
      permitted = full ? 0 : MOST_DATAGRAMS;
      return permitted;
    }

    @Override
    public long send(List<OutgoingDatagram> datagrams) throws ErrorCodeException {
      if (datagrams.size() > permitted) {
        throw new WasiTrapException(
            "unpermitted: %d datagrams, of which check-send permitted %d"
                .formatted(datagrams.size(), permitted));
      }
      permitted -= datagrams.size();
      requireCurrent();
      long sent = 0;
      for (OutgoingDatagram datagram : datagrams) {
        try {
          full = !send(datagram);
        } catch (ErrorCodeException e) {
          if (sent == 0) {
            throw e;
          }
          return sent;
        }
        if (full) {
          return sent;
        }
        sent++;
      }
      return sent;
    }

    /** {@return whether the operating system has taken it} */
    private boolean send(OutgoingDatagram datagram) throws ErrorCodeException {
      InetSocketAddress target = target(datagram);
      ByteBuffer data = ByteBuffer.wrap(datagram.data());
      if (datagram.data().length > LONGEST_DATAGRAM) {
        throw error(ErrorCode.DATAGRAM_TOO_LARGE);
      }
      if (peer.isPresent()) {
        return SocketErrors.call(() -> channel.write(data) > 0 || datagram.data().length == 0);
      }
      return SocketErrors.call(() -> channel.send(data, target) > 0 || datagram.data().length == 0);
    }

    private InetSocketAddress target(OutgoingDatagram datagram) throws ErrorCodeException {
      Optional<IpSocketAddress> given = datagram.remoteAddress();
      if (given.isEmpty()) {
        return peer.orElseThrow(() -> error(ErrorCode.INVALID_ARGUMENT));
      }
      InetSocketAddress target = Addresses.peer(family, given.get());
      if (peer.isPresent() && !peer.get().equals(target)) {
        throw error(ErrorCode.INVALID_ARGUMENT);
      }
      policy.requirePeer(target);
      return target;
    }

    @Override
    public Pollable subscribe() {
      return children.pollable(
          new Readiness() {
            @Override
            public boolean ready() {
              return retired || !full || writable.ready();
            }

            @Override
            public void arm(Wait wait) {
              writable.arm(wait);
            }
          });
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        socket.remove();
        children.requireNone();
      }
    }
  }
}
