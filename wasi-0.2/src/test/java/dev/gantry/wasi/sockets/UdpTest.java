package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.Sockets.assertFails;
import static dev.gantry.wasi.sockets.Sockets.loopback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Udp.IncomingDatagram;
import dev.gantry.wasi.bindings.sockets.Udp.OutgoingDatagram;
import dev.gantry.wasi.bindings.sockets.Udp.UdpSocket;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UdpTest {
  private final Sockets sockets = Sockets.open();

  private UdpSocket bound(IpAddressFamily family) throws Exception {
    UdpSocket socket = sockets.udp(family);
    sockets.bind(socket, loopback(family, 0));
    return socket;
  }

  @ParameterizedTest
  @EnumSource(IpAddressFamily.class)
  void sendsAndReceives(IpAddressFamily family) throws Exception {
    UdpSocket one = bound(family);
    UdpSocket two = bound(family);
    var all = one.stream(Optional.empty());
    var onlyOne = two.stream(Optional.of(one.localAddress()));
    assertThat(two.remoteAddress()).isEqualTo(one.localAddress());
    assertThat(all.first().receive(5)).isEmpty();
    assertThat(onlyOne.second().checkSend()).isPositive();
    assertThat(
            onlyOne
                .second()
                .send(
                    List.of(
                        new OutgoingDatagram(new byte[] {1}, Optional.empty()),
                        new OutgoingDatagram(new byte[] {2}, Optional.of(one.localAddress())))))
        .isEqualTo(2);
    all.first().subscribe().block();
    assertThat(all.first().receive(1))
        .containsExactly(new IncomingDatagram(new byte[] {1}, two.localAddress()));
    all.first().subscribe().block();
    assertThat(all.first().receive(-1))
        .containsExactly(new IncomingDatagram(new byte[] {2}, two.localAddress()));
    assertThat(all.first().receive(0)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(IpAddressFamily.class)
  void followsTheStates(IpAddressFamily family) throws Exception {
    UdpSocket socket = sockets.udp(family);
    IpSocketAddress any = loopback(family, 0);
    assertFails(ErrorCode.NOT_IN_PROGRESS, socket::finishBind);
    assertFails(ErrorCode.INVALID_STATE, () -> socket.stream(Optional.empty()));
    assertFails(ErrorCode.INVALID_STATE, socket::localAddress);
    assertFails(ErrorCode.INVALID_STATE, socket::remoteAddress);
    socket.startBind(sockets.network(), any);
    assertFails(ErrorCode.CONCURRENCY_CONFLICT, () -> socket.startBind(sockets.network(), any));
    socket.finishBind();
    assertFails(ErrorCode.INVALID_STATE, () -> socket.startBind(sockets.network(), any));
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.stream(Optional.of(any)));
    var first = socket.stream(Optional.of(loopback(family, 54321)));
    assertThat(socket.remoteAddress()).isEqualTo(loopback(family, 54321));
    var second = socket.stream(Optional.empty());
    assertFails(ErrorCode.INVALID_STATE, socket::remoteAddress);
    assertFails(ErrorCode.INVALID_STATE, () -> first.first().receive(1));
    assertFails(ErrorCode.INVALID_STATE, first.second()::checkSend);
    assertThat(second.second().checkSend()).isPositive();
    assertThat(socket.addressFamily()).isEqualTo(family);
    socket.setUnicastHopLimit(42);
    assertThat(socket.unicastHopLimit()).isEqualTo(42);
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setUnicastHopLimit(0));
    socket.setReceiveBufferSize(16_000);
    assertThat(socket.receiveBufferSize()).isPositive();
    socket.setSendBufferSize(16_000);
    assertThat(socket.sendBufferSize()).isPositive();
    assertFails(ErrorCode.INVALID_ARGUMENT, () -> socket.setSendBufferSize(0));
  }

  @Test
  void checksEachDatagram() throws Exception {
    UdpSocket socket = bound(IpAddressFamily.IPV4);
    var streams = socket.stream(Optional.of(loopback(IpAddressFamily.IPV4, 54321)));
    assertThat(streams.second().checkSend()).isPositive();
    assertFails(
        ErrorCode.INVALID_ARGUMENT,
        () ->
            streams
                .second()
                .send(
                    List.of(
                        new OutgoingDatagram(
                            new byte[1], Optional.of(loopback(IpAddressFamily.IPV4, 54322))))));
    assertFails(
        ErrorCode.DATAGRAM_TOO_LARGE,
        () ->
            streams
                .second()
                .send(List.of(new OutgoingDatagram(new byte[70_000], Optional.empty()))));
    var free = socket.stream(Optional.empty());
    assertThat(free.second().checkSend()).isPositive();
    assertFails(
        ErrorCode.INVALID_ARGUMENT,
        () -> free.second().send(List.of(new OutgoingDatagram(new byte[1], Optional.empty()))));
  }

  @Test
  void trapsOnMoreThanWasPermitted() throws Exception {
    UdpSocket socket = bound(IpAddressFamily.IPV4);
    var out = socket.stream(Optional.empty()).second();
    OutgoingDatagram datagram =
        new OutgoingDatagram(new byte[1], Optional.of(loopback(IpAddressFamily.IPV4, 54321)));
    assertThatThrownBy(() -> out.send(List.of(datagram))).isInstanceOf(WasiTrapException.class);
    long permitted = out.checkSend();
    assertThatThrownBy(() -> out.send(Collections.nCopies((int) permitted + 1, datagram)))
        .isInstanceOf(WasiTrapException.class);
    assertThatThrownBy(socket::close).isInstanceOf(WasiTrapException.class);
  }
}
