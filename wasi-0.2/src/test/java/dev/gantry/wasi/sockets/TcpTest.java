package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.Sockets.assertFails;
import static dev.gantry.wasi.sockets.Sockets.loopback;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.types.Tuple2;
import dev.gantry.types.Tuple3;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.bindings.io.Streams.StreamError;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Tcp.ShutdownType;
import dev.gantry.wasi.bindings.sockets.Tcp.TcpSocket;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TcpTest {
  private final Sockets sockets = Sockets.open();

  /** The two ends of a connection over the loopback device. */
  private record Pair(
      TcpSocket client,
      InputStream clientInput,
      OutputStream clientOutput,
      TcpSocket server,
      InputStream serverInput,
      OutputStream serverOutput) {}

  private TcpSocket listening(IpAddressFamily family) throws Exception {
    TcpSocket socket = sockets.tcp(family);
    sockets.bind(socket, loopback(family, 0));
    socket.startListen();
    socket.finishListen();
    return socket;
  }

  private Pair pair(IpAddressFamily family) throws Exception {
    TcpSocket listener = listening(family);
    TcpSocket client = sockets.tcp(family);
    client.startConnect(sockets.network(), listener.localAddress());
    try (var connected = client.subscribe()) {
      connected.block();
    }
    Tuple2<InputStream, OutputStream> clientStreams = client.finishConnect();
    try (var pending = listener.subscribe()) {
      pending.block();
    }
    Tuple3<TcpSocket, InputStream, OutputStream> accepted = listener.accept();
    listener.close();
    return new Pair(
        client,
        clientStreams.first(),
        clientStreams.second(),
        accepted.first(),
        accepted.second(),
        accepted.third());
  }

  @ParameterizedTest
  @EnumSource(IpAddressFamily.class)
  void sendsBothWays(IpAddressFamily family) throws Exception {
    Pair pair = pair(family);
    assertThat(pair.client.remoteAddress()).isEqualTo(pair.server.localAddress());
    assertThat(pair.server.remoteAddress()).isEqualTo(pair.client.localAddress());
    assertThat(pair.serverInput.read(10)).isEmpty();
    pair.clientOutput.blockingWriteAndFlush("hello".getBytes(UTF_8));
    assertThat(pair.serverInput.blockingRead(3)).isEqualTo("hel".getBytes(UTF_8));
    assertThat(pair.serverInput.blockingRead(100)).isEqualTo("lo".getBytes(UTF_8));
    pair.serverOutput.blockingWriteAndFlush("bye".getBytes(UTF_8));
    assertThat(pair.clientInput.blockingSkip(2)).isEqualTo(2);
    assertThat(pair.clientInput.blockingRead(100)).isEqualTo("e".getBytes(UTF_8));
    pair.client.shutdown(ShutdownType.SEND);
    pair.client.shutdown(ShutdownType.SEND);
    assertThatThrownBy(() -> pair.serverInput.blockingRead(1))
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            e -> assertThat(e.error()).isEqualTo(new StreamError.Closed()));
    assertThatThrownBy(pair.clientOutput::checkWrite).isInstanceOf(StreamErrorException.class);
    pair.server.shutdown(ShutdownType.BOTH);
    closeAll(pair);
  }

  private static void closeAll(Pair pair) {
    pair.clientInput.close();
    pair.clientOutput.close();
    pair.client.close();
    pair.serverInput.close();
    pair.serverOutput.close();
    pair.server.close();
  }

  @Test
  void losesNothingOfAnAllowanceThatIsSpentInParts() throws Exception {
    Pair pair = pair(IpAddressFamily.IPV4);
    var sent = new ByteArrayOutputStream();
    byte filling = 0;
    while (pair.clientOutput.checkWrite() > 0) {
      for (int i = 0; i < 4; i++) {
        byte[] part = new byte[16 * 1024];
        Arrays.fill(part, filling++);
        pair.clientOutput.write(part);
        sent.writeBytes(part);
      }
    }
    var received = new ByteArrayOutputStream();
    while (received.size() < sent.size()) {
      received.writeBytes(pair.serverInput.blockingRead(100_000));
    }
    assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
    closeAll(pair);
  }

  @Test
  void whatDoesNotFitIsSentWhileTheGuestWaitsForSomethingElse() throws Exception {
    Pair pair = pair(IpAddressFamily.IPV4);
    byte[] block = new byte[64 * 1024];
    Arrays.fill(block, (byte) 7);
    long sent = 0;
    long permitted = pair.clientOutput.checkWrite();
    while (permitted > 0) {
      pair.clientOutput.write(block);
      sent += block.length;
      permitted = pair.clientOutput.checkWrite();
    }
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    while (received.size() < sent) {
      received.write(pair.serverInput.blockingRead(-1));
    }
    try (var writable = pair.clientOutput.subscribe()) {
      writable.block();
    }
    pair.clientOutput.blockingFlush();
    assertThat(pair.clientOutput.checkWrite()).isPositive();
    closeAll(pair);
  }

  @Test
  void aResetIsToldOnceThenTheStreamIsClosed() throws Exception {
    Pair pair = pair(IpAddressFamily.IPV4);
    pair.serverOutput.blockingWriteAndFlush(new byte[1]);
    pair.serverInput.close();
    pair.serverOutput.close();
    // Unread bytes make the operating system answer with a reset.
    pair.clientOutput.blockingWriteAndFlush(new byte[1]);
    pair.server.close();
    assertThat(pair.clientInput.blockingRead(1)).hasSize(1);
    assertThatThrownBy(
            () -> {
              while (true) {
                byte[] _ = pair.clientInput.blockingRead(1);
              }
            })
        .isInstanceOf(StreamErrorException.class);
  }

  @ParameterizedTest
  @EnumSource(IpAddressFamily.class)
  void followsTheStates(IpAddressFamily family) throws Exception {
    TcpSocket socket = sockets.tcp(family);
    IpSocketAddress any = loopback(family, 0);
    assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishBind);
    assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishConnect);
    assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishListen);
    assertFails(ErrorCode.INVALID_STATE, socket::startListen);
    assertFails(ErrorCode.INVALID_STATE, socket::accept);
    assertFails(ErrorCode.INVALID_STATE, socket::localAddress);
    assertFails(ErrorCode.INVALID_STATE, socket::remoteAddress);
    assertFails(ErrorCode.INVALID_STATE, () -> socket.shutdown(ShutdownType.BOTH));
    assertThat(socket.addressFamily()).isEqualTo(family);
    socket.startBind(sockets.network(), any);
    assertFails(ErrorCode.CONCURRENCY_CONFLICT, () -> socket.startBind(sockets.network(), any));
    assertFails(ErrorCode.CONCURRENCY_CONFLICT, socket::startListen);
    socket.finishBind();
    assertFails(ErrorCode.INVALID_STATE, () -> socket.startBind(sockets.network(), any));
    assertThat(socket.localAddress()).isNotEqualTo(any);
    assertThat(socket.isListening()).isFalse();
    socket.startListen();
    assertFails(ErrorCode.CONCURRENCY_CONFLICT, socket::startListen);
    socket.finishListen();
    assertThat(socket.isListening()).isTrue();
    assertFails(ErrorCode.WOULD_BLOCK, socket::accept);
    assertFails(ErrorCode.INVALID_STATE, socket::startListen);
    assertFails(
        ErrorCode.INVALID_STATE, () -> socket.startConnect(sockets.network(), loopback(family, 9)));
    TcpSocket second = sockets.tcp(family);
    assertFails(
        ErrorCode.ADDRESS_IN_USE, () -> second.startBind(sockets.network(), socket.localAddress()));
    second.close();
    socket.close();
  }

  @ParameterizedTest
  @EnumSource(IpAddressFamily.class)
  void aRefusedConnectionClosesTheSocket(IpAddressFamily family) throws Exception {
    TcpSocket unused = sockets.tcp(family);
    sockets.bind(unused, loopback(family, 0));
    IpSocketAddress address = unused.localAddress();
    unused.close();
    TcpSocket socket = sockets.tcp(family);
    socket.startConnect(sockets.network(), address);
    assertFails(
        ErrorCode.CONCURRENCY_CONFLICT, () -> socket.startConnect(sockets.network(), address));
    try (var done = socket.subscribe()) {
      done.block();
    }
    assertFails(ErrorCode.CONNECTION_REFUSED, socket::finishConnect);
    assertFails(ErrorCode.INVALID_STATE, () -> socket.startConnect(sockets.network(), address));
    socket.close();
  }

  @Test
  void checksAddresses() throws Exception {
    TcpSocket v4 = sockets.tcp(IpAddressFamily.IPV4);
    TcpSocket v6 = sockets.tcp(IpAddressFamily.IPV6);
    for (String address :
        new String[] {
          "0.0.0.0:80", "127.0.0.1:0", "255.255.255.255:80", "224.0.0.1:80", "[::1]:80"
        }) {
      assertFails(
          ErrorCode.INVALID_ARGUMENT,
          () -> v4.startConnect(sockets.network(), Sockets.address(address)));
    }
    for (String address : new String[] {"[::]:80", "[::1]:0", "[ff00::1]:80", "127.0.0.1:80"}) {
      assertFails(
          ErrorCode.INVALID_ARGUMENT,
          () -> v6.startConnect(sockets.network(), Sockets.address(address)));
    }
    assertFails(
        ErrorCode.INVALID_ARGUMENT,
        () -> v6.startBind(sockets.network(), Sockets.mappedLoopback(80)));
    assertFails(
        ErrorCode.INVALID_ARGUMENT,
        () -> v4.startBind(sockets.network(), Sockets.address("224.0.0.1:0")));
    assertFails(
        ErrorCode.ADDRESS_NOT_BINDABLE,
        () -> v4.startBind(sockets.network(), Sockets.address("192.0.2.1:0")));
    v4.close();
    v6.close();
  }

  @ParameterizedTest
  @EnumSource(IpAddressFamily.class)
  void keepsOptions(IpAddressFamily family) throws Exception {
    TcpSocket socket = sockets.tcp(family);
    socket.setKeepAliveEnabled(true);
    assertThat(socket.keepAliveEnabled()).isTrue();
    socket.setKeepAliveIdleTime(1_500_000_000);
    assertThat(socket.keepAliveIdleTime()).isEqualTo(2_000_000_000);
    socket.setKeepAliveInterval(-1);
    assertThat(socket.keepAliveInterval()).isPositive();
    socket.setKeepAliveCount(5);
    assertThat(socket.keepAliveCount()).isEqualTo(5);
    socket.setHopLimit(42);
    assertThat(socket.hopLimit()).isEqualTo(42);
    socket.setReceiveBufferSize(-1);
    assertThat(socket.receiveBufferSize()).isPositive();
    socket.setReceiveBufferSize(0x10000);
    assertThat(socket.receiveBufferSize()).isEqualTo(0x10000);
    socket.setSendBufferSize(0x10000);
    assertThat(socket.sendBufferSize()).isEqualTo(0x10000);
    socket.setListenBacklogSize(-1);
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setKeepAliveIdleTime(0));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setKeepAliveInterval(0));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setKeepAliveCount(0));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setHopLimit(0));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setReceiveBufferSize(0));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setSendBufferSize(0));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setListenBacklogSize(0));
    socket.close();
  }

  @Test
  void acceptedSocketsInheritOptions() throws Exception {
    TcpSocket listener = listening(IpAddressFamily.IPV4);
    listener.setKeepAliveEnabled(true);
    listener.setHopLimit(42);
    listener.setReceiveBufferSize(0x10000);
    listener.setSendBufferSize(0x10000);
    listener.setKeepAliveIdleTime(7_000_000_000L);
    assertFails(ErrorCode.NOT_SUPPORTED, () -> listener.setListenBacklogSize(5));
    TcpSocket client = sockets.tcp(IpAddressFamily.IPV4);
    client.startConnect(sockets.network(), listener.localAddress());
    listener.subscribe().block();
    TcpSocket accepted = listener.accept().first();
    assertThat(accepted.keepAliveEnabled()).isTrue();
    assertThat(accepted.hopLimit()).isEqualTo(42);
    assertThat(accepted.receiveBufferSize()).isEqualTo(0x10000);
    assertThat(accepted.sendBufferSize()).isEqualTo(0x10000);
    assertThat(accepted.keepAliveIdleTime()).isEqualTo(7_000_000_000L);
    assertThat(accepted.isListening()).isFalse();
  }

  @Test
  void trapsWhenDroppedBeforeItsStreams() throws Exception {
    Pair pair = pair(IpAddressFamily.IPV4);
    assertThatThrownBy(pair.client::close)
        .isInstanceOf(WasiTrapException.class)
        .hasMessage("resource has children");
    TcpSocket socket = sockets.tcp(IpAddressFamily.IPV4);
    var pollable = socket.subscribe();
    assertThat(pollable.ready()).isTrue();
    assertThatThrownBy(socket::close).isInstanceOf(WasiTrapException.class);
  }
}
