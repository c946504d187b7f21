package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.types.Tuple4;
import dev.gantry.types.Tuple8;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddress;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.Ipv4SocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.Ipv6SocketAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** From the addresses of WASI to those of Java and back. */
final class Addresses {
  private Addresses() {}

  static ProtocolFamily family(IpAddressFamily family) {
    return switch (family) {
      case IPV4 -> StandardProtocolFamily.INET;
      case IPV6 -> StandardProtocolFamily.INET6;
    };
  }

  /** {@return a local address to bind to} */
  static InetSocketAddress local(IpAddressFamily family, IpSocketAddress address)
      throws ErrorCodeException {
    InetSocketAddress converted = convert(family, address);
    requireUnicast(converted.getAddress());
    return converted;
  }

  /** {@return the address of a peer, which has a port and is not the unspecified one} */
  static InetSocketAddress peer(IpAddressFamily family, IpSocketAddress address)
      throws ErrorCodeException {
    InetSocketAddress converted = convert(family, address);
    if (converted.getPort() == 0 || converted.getAddress().isAnyLocalAddress()) {
      throw error(ErrorCode.INVALID_ARGUMENT);
    }
    return converted;
  }

  /** Checks that an address means one host. */
  static void requireUnicast(InetAddress address) throws ErrorCodeException {
    boolean broadcast =
        address instanceof Inet4Address && ByteBuffer.wrap(address.getAddress()).getInt() == -1;
    if (address.isMulticastAddress() || broadcast) {
      throw error(ErrorCode.INVALID_ARGUMENT);
    }
  }

  private static InetSocketAddress convert(IpAddressFamily family, IpSocketAddress address)
      throws ErrorCodeException {
    try {
      return switch (address) {
        case IpSocketAddress.Ipv4(Ipv4SocketAddress(var port, var ip))
            when family == IpAddressFamily.IPV4 ->
            new InetSocketAddress(InetAddress.getByAddress(bytes(ip)), port);
        case IpSocketAddress.Ipv6(Ipv6SocketAddress(var port, _, var ip, var scope))
            when family == IpAddressFamily.IPV6 ->
            new InetSocketAddress(ipv6(bytes(ip), (int) scope), port);
        case IpSocketAddress _ -> throw error(ErrorCode.INVALID_ARGUMENT);
      };
    } catch (UnknownHostException e) {
      throw new AssertionError("the length of an address is fixed", e);
    }
  }

  private static InetAddress ipv6(byte[] bytes, int scope)
      throws UnknownHostException, ErrorCodeException {
    if (InetAddress.getByAddress(bytes) instanceof Inet4Address) {
      // An address of IPv4 in disguise.
      throw error(ErrorCode.INVALID_ARGUMENT);
    }
    return scope == 0
        ? InetAddress.getByAddress(bytes)
        : Inet6Address.getByAddress("", bytes, scope);
  }

  private static byte[] bytes(Tuple4<Integer, Integer, Integer, Integer> ip) {
    return new byte[] {
      ip.first().byteValue(),
      ip.second().byteValue(),
      ip.third().byteValue(),
      ip.fourth().byteValue()
    };
  }

  private static byte[] bytes(
      Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> ip) {
    ByteBuffer buffer = ByteBuffer.allocate(16);
    ip.toList().forEach(word -> buffer.putShort(((Integer) word).shortValue()));
    return buffer.array();
  }

  /** {@return the address of a channel that is bound or connected} */
  static IpSocketAddress of(IpAddressFamily family, SocketAddress address) throws IOException {
    if (!(address instanceof InetSocketAddress inet)) {
      throw new IOException("not bound");
    }
    return switch (family) {
      case IPV4 -> new IpSocketAddress.Ipv4(new Ipv4SocketAddress(inet.getPort(), ipv4(inet)));
      case IPV6 ->
          new IpSocketAddress.Ipv6(
              new Ipv6SocketAddress(inet.getPort(), 0, words(inet), scope(inet)));
    };
  }

  private static Tuple4<Integer, Integer, Integer, Integer> ipv4(InetSocketAddress address) {
    return ipv4(address.getAddress().getAddress());
  }

  private static Tuple4<Integer, Integer, Integer, Integer> ipv4(byte[] bytes) {
    return new Tuple4<>(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF);
  }

  private static Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer>
      words(InetSocketAddress address) {
    return words(
        address.getAddress() instanceof Inet6Address ipv6 ? ipv6.getAddress() : new byte[16]);
  }

  private static Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer>
      words(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int[] words = new int[8];
    for (int i = 0; i < words.length; i++) {
      words[i] = buffer.getShort() & 0xFFFF;
    }
    return new Tuple8<>(
        words[0], words[1], words[2], words[3], words[4], words[5], words[6], words[7]);
  }

  private static long scope(InetSocketAddress address) {
    return address.getAddress() instanceof Inet6Address ipv6 ? ipv6.getScopeId() : 0;
  }

  /** {@return an address that was looked up} */
  static IpAddress of(InetAddress address) {
    return switch (address) {
      case Inet4Address ipv4 -> new IpAddress.Ipv4(ipv4(ipv4.getAddress()));
      case Inet6Address ipv6 -> new IpAddress.Ipv6(words(ipv6.getAddress()));
      default -> throw new AssertionError("neither IPv4 nor IPv6");
    };
  }

  /** {@return whether a channel of a family may talk to a peer; those of IPv6 take both} */
  static boolean matches(IpAddressFamily family, SocketAddress peer) {
    return peer instanceof InetSocketAddress inet
        && switch (family) {
          case IPV4 -> inet.getAddress() instanceof Inet4Address;
          case IPV6 -> inet.getAddress() instanceof Inet6Address;
        };
  }

  /** {@return the address that a text spells, without asking anyone} */
  static Optional<InetAddress> literal(String text) {
    try {
      if (text.indexOf(':') >= 0) {
        return Optional.of(Inet6Address.ofLiteral(text));
      }
      // Only four decimal numbers: other forms that C libraries know surprise those who filter.
      return text.matches("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}")
          ? Optional.of(Inet4Address.ofLiteral(text))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
