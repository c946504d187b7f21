package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import dev.gantry.wasi.bindings.sockets.InstanceNetwork;
import dev.gantry.wasi.bindings.sockets.IpNameLookup;
import dev.gantry.wasi.bindings.sockets.Network;
import dev.gantry.wasi.bindings.sockets.Tcp;
import dev.gantry.wasi.bindings.sockets.TcpCreateSocket;
import dev.gantry.wasi.bindings.sockets.Udp;
import dev.gantry.wasi.bindings.sockets.UdpCreateSocket;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.OpenHandles;
import java.net.IDN;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** All interfaces of {@code wasi:sockets}. */
public record HostSockets(NetworkPolicy policy, OpenHandles handles)
    implements Network, InstanceNetwork, Tcp, TcpCreateSocket, Udp, UdpCreateSocket, IpNameLookup {

  @Override
  public NetworkResource instanceNetwork() {
    return new HostNetwork();
  }

  @Override
  public Optional<ErrorCode> networkErrorCode(ErrorResource err) {
    return err instanceof HostError error ? error.network() : Optional.empty();
  }

  @Override
  public Tcp.TcpSocket createTcpSocket(IpAddressFamily addressFamily) throws ErrorCodeException {
    return SocketErrors.counted(handles, () -> HostTcpSocket.open(addressFamily, policy, handles));
  }

  @Override
  public Udp.UdpSocket createUdpSocket(IpAddressFamily addressFamily) throws ErrorCodeException {
    return SocketErrors.counted(handles, () -> HostUdpSocket.open(addressFamily, policy, handles));
  }

  @Override
  public ResolveAddressStream resolveAddresses(NetworkResource network, String name)
      throws ErrorCodeException {
    String bare =
        name.startsWith("[") && name.endsWith("]") ? name.substring(1, name.length() - 1) : name;
    Optional<InetAddress> literal = Addresses.literal(bare);
    if (literal.isPresent()) {
      return new AddressStream(NameLookup.done(List.of(literal.get())));
    }
    String ascii = ascii(name);
    policy.requireLookup(ascii);
    return new AddressStream(NameLookup.start(ascii, policy));
  }

  private static String ascii(String name) throws ErrorCodeException {
    try {
      String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
      if (ascii.matches("(?i)[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*\\.?") && ascii.length() < 255) {
        return ascii;
      }
      throw error(ErrorCode.INVALID_ARGUMENT);
    } catch (IllegalArgumentException _) {
      throw error(ErrorCode.INVALID_ARGUMENT);
    }
  }
}
