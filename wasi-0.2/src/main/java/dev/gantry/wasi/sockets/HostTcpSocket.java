package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.types.Tuple2;
import dev.gantry.types.Tuple3;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;
import dev.gantry.wasi.bindings.sockets.Tcp.ShutdownType;
import dev.gantry.wasi.bindings.sockets.Tcp.TcpSocket;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A TCP socket, and where it is in its life. */
final class HostTcpSocket implements TcpSocket {
  private static final int USUAL_BACKLOG = 128;

  /** The states of the standard, and what each of them holds. */
  private sealed interface State {
    record Unbound() implements State {}

    record BindStarted() implements State {}

    record Bound() implements State {}

    record ListenStarted(Listener listener) implements State {}

    record Listening(Listener listener) implements State {}

    record Connecting(Connection connection) implements State {}

    record Connected(TcpInput input, TcpOutput output) implements State {}

    record Closed() implements State {}
  }

  private final IpAddressFamily family;
  private final NetworkPolicy policy;
  private final OpenHandles handles;
  private final SocketChannel channel;
  private final TcpOptions options;
  private final Children children = new Children();
  private int backlog = USUAL_BACKLOG;
  private State state = new State.Unbound();
  private boolean closed;

  private HostTcpSocket(
      IpAddressFamily family,
      NetworkPolicy policy,
      OpenHandles handles,
      SocketChannel channel,
      TcpOptions options) {
    this.family = family;
    this.policy = policy;
    this.handles = handles;
    this.channel = channel;
    this.options = options;
  }

  static HostTcpSocket open(IpAddressFamily family, NetworkPolicy policy, OpenHandles handles)
      throws IOException {
    SocketChannel channel = SocketChannel.open(Addresses.family(family));
    channel.configureBlocking(false);
    return new HostTcpSocket(family, policy, handles, channel, TcpOptions.of(channel));
  }

  // Bind.

  @Override
  public void startBind(NetworkResource network, IpSocketAddress localAddress)
      throws ErrorCodeException {
    policy.requireTcp();
    switch (state) {
      case State.Unbound _ -> bind(Addresses.local(family, localAddress));
      case State.BindStarted _, State.ListenStarted _, State.Connecting _ ->
          throw error(ErrorCode.CONCURRENCY_CONFLICT);
      case State.Bound _, State.Listening _, State.Connected _, State.Closed _ ->
          throw error(ErrorCode.INVALID_STATE);
    }
  }

  private void bind(InetSocketAddress address) throws ErrorCodeException {
    policy.requireBind(address);
    SocketErrors.call(
        () ->
            channel
                .setOption(StandardSocketOptions.SO_REUSEADDR, address.getPort() != 0)
                .bind(address));
    state = new State.BindStarted();
  }

  @Override
  public void finishBind() throws ErrorCodeException {
    policy.requireTcp();
    if (!(state instanceof State.BindStarted)) {
      throw error(ErrorCode.NOT_IN_PROGRESS);
    }
    state = new State.Bound();
  }

  // Connect.

  @Override
  public void startConnect(NetworkResource network, IpSocketAddress remoteAddress)
      throws ErrorCodeException {
    policy.requireTcp();
    switch (state) {
      case State.Unbound _, State.Bound _ -> {
        InetSocketAddress peer = Addresses.peer(family, remoteAddress);
        Addresses.requireUnicast(peer.getAddress());
        policy.requirePeer(peer);
        state = new State.Connecting(new Connection(channel, peer));
      }
      case State.BindStarted _, State.ListenStarted _, State.Connecting _ ->
          throw error(ErrorCode.CONCURRENCY_CONFLICT);
      case State.Listening _, State.Connected _, State.Closed _ ->
          throw error(ErrorCode.INVALID_STATE);
    }
  }

  @Override
  public Tuple2<InputStream, OutputStream> finishConnect() throws ErrorCodeException {
    policy.requireTcp();
    if (!(state instanceof State.Connecting(Connection connection))) {
      throw error(ErrorCode.NOT_IN_PROGRESS);
    }
    if (!connection.ready()) {
      throw error(ErrorCode.WOULD_BLOCK);
    }
    if (connection.failure().isPresent()) {
      state = new State.Closed();
      throw error(SocketErrors.code(connection.failure().get()));
    }
    State.Connected connected = connected();
    return new Tuple2<>(connected.input(), connected.output());
  }

  private State.Connected connected() {
    State.Connected connected =
        new State.Connected(new TcpInput(channel, children), new TcpOutput(channel, children));
    state = connected;
    return connected;
  }

  // Listen and accept.

  @Override
  public void startListen() throws ErrorCodeException {
    policy.requireTcp();
    state =
        switch (state) {
          case State.Bound _ -> new State.ListenStarted(SocketErrors.call(this::listen));
          case State.BindStarted _, State.ListenStarted _, State.Connecting _ ->
              throw error(ErrorCode.CONCURRENCY_CONFLICT);
          case State.Unbound _, State.Listening _, State.Connected _, State.Closed _ ->
              throw error(ErrorCode.INVALID_STATE);
        };
  }

  private Listener listen() throws IOException, ErrorCodeException {
    if (!(channel.getLocalAddress() instanceof InetSocketAddress local)) {
      throw error(ErrorCode.INVALID_STATE);
    }
    policy.requireListener(local);
    return Listener.replacing(channel, local, family, backlog);
  }

  @Override
  public void finishListen() throws ErrorCodeException {
    policy.requireTcp();
    if (!(state instanceof State.ListenStarted(Listener listener))) {
      throw error(ErrorCode.NOT_IN_PROGRESS);
    }
    state = new State.Listening(listener);
  }

  @Override
  public Tuple3<TcpSocket, InputStream, OutputStream> accept() throws ErrorCodeException {
    policy.requireTcp();
    if (!(state instanceof State.Listening(Listener listener))) {
      throw error(ErrorCode.INVALID_STATE);
    }
    HostTcpSocket socket = SocketErrors.counted(handles, () -> accepted(listener.accept()));
    State.Connected streams = socket.connected();
    return new Tuple3<>(socket, streams.input(), streams.output());
  }

  private HostTcpSocket accepted(SocketChannel peer) throws IOException {
    try {
      peer.configureBlocking(false);
      return new HostTcpSocket(family, policy, handles, peer, options.inheritTo(peer));
    } catch (IOException e) {
      peer.close();
      throw e;
    }
  }

  // What the socket tells.

  @Override
  public IpSocketAddress localAddress() throws ErrorCodeException {
    if (state instanceof State.Unbound || state instanceof State.BindStarted) {
      throw error(ErrorCode.INVALID_STATE);
    }
    return SocketErrors.call(() -> Addresses.of(family, open().getLocalAddress()));
  }

  @Override
  public IpSocketAddress remoteAddress() throws ErrorCodeException {
    if (!(state instanceof State.Connected)) {
      throw error(ErrorCode.INVALID_STATE);
    }
    return SocketErrors.call(() -> Addresses.of(family, channel.getRemoteAddress()));
  }

  @Override
  public boolean isListening() {
    return state instanceof State.Listening;
  }

  @Override
  public IpAddressFamily addressFamily() {
    return family;
  }

  /** {@return the channel that the socket has now} */
  private NetworkChannel open() {
    return switch (state) {
      case State.ListenStarted(Listener listener) -> listener.channel();
      case State.Listening(Listener listener) -> listener.channel();
      case State _ -> channel;
    };
  }

  // Options.

  @Override
  public void setListenBacklogSize(long value) throws ErrorCodeException {
    int size = (int) Math.min(TcpOptions.positive(value), Integer.MAX_VALUE);
    backlog =
        switch (state) {
          case State.Unbound _, State.BindStarted _, State.Bound _ -> size;
          case State.ListenStarted _, State.Listening _ -> throw error(ErrorCode.NOT_SUPPORTED);
          case State.Connecting _, State.Connected _, State.Closed _ ->
              throw error(ErrorCode.INVALID_STATE);
        };
  }

  @Override
  public boolean keepAliveEnabled() {
    return options.keepAlive();
  }

  @Override
  public void setKeepAliveEnabled(boolean value) throws ErrorCodeException {
    set(() -> options.keepAlive(open(), value));
  }

  @Override
  public long keepAliveIdleTime() {
    return options.idleTime();
  }

  @Override
  public void setKeepAliveIdleTime(long value) throws ErrorCodeException {
    set(() -> options.idleTime(open(), value));
  }

  @Override
  public long keepAliveInterval() {
    return options.interval();
  }

  @Override
  public void setKeepAliveInterval(long value) throws ErrorCodeException {
    set(() -> options.interval(open(), value));
  }

  @Override
  public long keepAliveCount() {
    return options.probes();
  }

  @Override
  public void setKeepAliveCount(long value) throws ErrorCodeException {
    set(() -> options.probes(open(), value));
  }

  @Override
  public int hopLimit() {
    return options.hopLimit();
  }

  @Override
  public void setHopLimit(int value) throws ErrorCodeException {
    options.hopLimit(value);
  }

  @Override
  public long receiveBufferSize() {
    return options.receiveBuffer();
  }

  @Override
  public void setReceiveBufferSize(long value) throws ErrorCodeException {
    set(() -> options.receiveBuffer(open(), value));
  }

  @Override
  public long sendBufferSize() {
    return options.sendBuffer();
  }

  @Override
  public void setSendBufferSize(long value) throws ErrorCodeException {
    set(() -> options.sendBuffer(open(), value));
  }

  private interface Setting {
    void run() throws IOException, ErrorCodeException;
  }

  private static void set(Setting setting) throws ErrorCodeException {
    Optional<Object> _ =
        SocketErrors.call(
            () -> {
              setting.run();
              return Optional.empty();
            });
  }

  // Waiting and the end.

  @Override
  public Pollable subscribe() {
    return children.pollable(
        new Readiness() {
          @Override
          public boolean ready() {
            return condition().ready();
          }

          @Override
          public void arm(Wait wait) {
            condition().arm(wait);
          }
        });
  }

  /** {@return what has to happen for the operation in progress to go on} */
  private Readiness condition() {
    return switch (state) {
      case State.Connecting(Connection connection) -> connection;
      case State.Listening(Listener listener) -> listener;
      case State _ -> Readiness.ALWAYS;
    };
  }

  @Override
  public void shutdown(ShutdownType shutdownType) throws ErrorCodeException {
    if (!(state instanceof State.Connected(TcpInput input, TcpOutput output))) {
      throw error(ErrorCode.INVALID_STATE);
    }
    if (shutdownType != ShutdownType.SEND) {
      input.shutdown();
      SocketErrors.call(channel::shutdownInput);
    }
    if (shutdownType != ShutdownType.RECEIVE) {
      output.shutdown();
    }
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
      switch (state) {
        case State.ListenStarted(Listener listener) -> listener.close();
        case State.Listening(Listener listener) -> listener.close();
        case State _ -> state = new State.Closed();
      }
    } catch (IOException _) {
      // The guest has no further interest in it.
      state = new State.Closed();
    }
    children.requireNone();
  }
}
