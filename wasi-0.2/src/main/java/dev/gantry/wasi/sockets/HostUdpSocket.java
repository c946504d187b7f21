package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;
import dev.gantry.wasi.bindings.sockets.Udp.IncomingDatagramStream;
import dev.gantry.wasi.bindings.sockets.Udp.OutgoingDatagramStream;
import dev.gantry.wasi.bindings.sockets.Udp.UdpSocket;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.io.Readiness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** A UDP socket. */
final class HostUdpSocket implements UdpSocket {
  private enum State {
    UNBOUND,
    BIND_STARTED,
    BOUND
  }

  private final IpAddressFamily family;
  private final NetworkPolicy policy;
  private final OpenHandles handles;
  private final DatagramChannel channel;
  private final Children children = new Children();
  private State state = State.UNBOUND;
  private Optional<InetSocketAddress> peer = Optional.empty();
  private DatagramStreams streams;
  private int hopLimit = 64;
  private boolean closed;

  private HostUdpSocket(
      IpAddressFamily family, NetworkPolicy policy, OpenHandles handles, DatagramChannel channel) {
    this.handles = handles;
    this.family = family;
    this.policy = policy;
    this.channel = channel;
    this.streams = new DatagramStreams(family, policy, channel, children, peer);
  }

  static HostUdpSocket open(IpAddressFamily family, NetworkPolicy policy, OpenHandles handles)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open(Addresses.family(family));
    channel.configureBlocking(false);
    return new HostUdpSocket(family, policy, handles, channel);
  }

  @Override
  public void startBind(NetworkResource network, IpSocketAddress localAddress)
      throws ErrorCodeException {
    policy.requireUdp();
    switch (state) {
      case UNBOUND -> {
        InetSocketAddress local = Addresses.local(family, localAddress);
        policy.requireBind(local);
        SocketErrors.call(() -> channel.bind(local));
        state = State.BIND_STARTED;
      }
      case BIND_STARTED -> throw error(ErrorCode.CONCURRENCY_CONFLICT);
      case BOUND -> throw error(ErrorCode.INVALID_STATE);
    }
  }

  @Override
  public void finishBind() throws ErrorCodeException {
    policy.requireUdp();
    if (state != State.BIND_STARTED) {
      throw error(ErrorCode.NOT_IN_PROGRESS);
    }
    state = State.BOUND;
  }

  @Override
  public Tuple2<IncomingDatagramStream, OutgoingDatagramStream> stream(
      Optional<IpSocketAddress> remoteAddress) throws ErrorCodeException {
    policy.requireUdp();
    if (state != State.BOUND) {
      throw error(ErrorCode.INVALID_STATE);
    }
    Optional<InetSocketAddress> remote = Optional.empty();
    if (remoteAddress.isPresent()) {
      remote = Optional.of(Addresses.peer(family, remoteAddress.get()));
      policy.requirePeer(remote.get());
    }
    connect(remote);
    streams.retire();
    streams = new DatagramStreams(family, policy, channel, children, remote);
    return new Tuple2<>(streams.incoming(), streams.outgoing());
  }

  private void connect(Optional<InetSocketAddress> remote) throws ErrorCodeException {
    if (peer.isPresent()) {
      SocketErrors.call(channel::disconnect);
      peer = Optional.empty();
    }
    if (remote.isPresent()) {
      SocketErrors.call(() -> channel.connect(remote.get()));
      peer = remote;
    }
  }

  @Override
  public IpSocketAddress localAddress() throws ErrorCodeException {
    if (state != State.BOUND) {
      throw error(ErrorCode.INVALID_STATE);
    }
    return SocketErrors.call(() -> Addresses.of(family, channel.getLocalAddress()));
  }

  @Override
  public IpSocketAddress remoteAddress() throws ErrorCodeException {
    InetSocketAddress remote = peer.orElseThrow(() -> error(ErrorCode.INVALID_STATE));
    return SocketErrors.call(() -> Addresses.of(family, remote));
  }

  @Override
  public IpAddressFamily addressFamily() {
    return family;
  }

  @Override
  public int unicastHopLimit() {
    return hopLimit;
  }

  @Override
  public void setUnicastHopLimit(int value) throws ErrorCodeException {
    hopLimit = (int) TcpOptions.positive(value);
  }

  @Override
  public long receiveBufferSize() throws ErrorCodeException {
    return size(StandardSocketOptions.SO_RCVBUF);
  }

  @Override
  public void setReceiveBufferSize(long value) throws ErrorCodeException {
    setSize(StandardSocketOptions.SO_RCVBUF, value);
  }

  @Override
  public long sendBufferSize() throws ErrorCodeException {
    return size(StandardSocketOptions.SO_SNDBUF);
  }

  @Override
  public void setSendBufferSize(long value) throws ErrorCodeException {
    setSize(StandardSocketOptions.SO_SNDBUF, value);
  }

  private long size(SocketOption<Integer> option) throws ErrorCodeException {
    return SocketErrors.call(() -> channel.getOption(option));
  }

  private void setSize(SocketOption<Integer> option, long value) throws ErrorCodeException {
    int _ = SocketErrors.call(() -> TcpOptions.bufferSize(channel, option, value));
  }

  /** Binding is done as soon as it is started, so nothing is waited for. */
  @Override
  public Pollable subscribe() {
    return children.pollable(Readiness.ALWAYS);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    handles.giveBack();
    try {
      channel.close();
    } catch (IOException _) {
      // The guest has no further interest in it.
      state = State.UNBOUND;
    }
    children.requireNone();
  }
}
