package dev.gantry.wasi.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.types.Tuple8;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.Ipv6SocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;
import dev.gantry.wasi.bindings.sockets.Tcp.TcpSocket;
import dev.gantry.wasi.bindings.sockets.Udp.UdpSocket;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What tests of sockets share. */
record Sockets(HostSockets host, NetworkResource network) {

  /** {@return sockets that may do everything} */
  static Sockets open() {
    return with(List.of("*"), List.of("*"));
  }

  static Sockets with(List<String> peers, List<String> listeners) {
    HostSockets host =
        new HostSockets(
            new NetworkPolicy(
                peers.stream().map(NetworkRule::parse).toList(),
                listeners.stream().map(NetworkRule::parse).toList(),
                true,
                true,
                false),
            new OpenHandles(100));
    return new Sockets(host, host.instanceNetwork());
  }

  TcpSocket tcp(IpAddressFamily family) throws ErrorCodeException {
    return host.createTcpSocket(family);
  }

  UdpSocket udp(IpAddressFamily family) throws ErrorCodeException {
    return host.createUdpSocket(family);
  }

  void bind(TcpSocket socket, IpSocketAddress address) throws ErrorCodeException {
    socket.startBind(network, address);
    socket.finishBind();
  }

  void bind(UdpSocket socket, IpSocketAddress address) throws ErrorCodeException {
    socket.startBind(network, address);
    socket.finishBind();
  }

  /** {@return the address of a text such as {@code 127.0.0.1:80}} */
  static IpSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    var ip = Addresses.literal(text.substring(0, colon).replaceAll("[\\[\\]]", "")).orElseThrow();
    IpAddressFamily family =
        ip.getAddress().length == 4 ? IpAddressFamily.IPV4 : IpAddressFamily.IPV6;
    try {
      return Addresses.of(
          family, new InetSocketAddress(ip, Integer.parseInt(text.substring(colon + 1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static IpSocketAddress loopback(IpAddressFamily family, int port) {
    return address((family == IpAddressFamily.IPV4 ? "127.0.0.1:" : "[::1]:") + port);
  }

  static IpSocketAddress mappedLoopback(int port) {
    return new IpSocketAddress.Ipv6(
        new Ipv6SocketAddress(port, 0, new Tuple8<>(0, 0, 0, 0, 0, 0xFFFF, 0x7F00, 1), 0));
  }

  static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(code));
  }
}
