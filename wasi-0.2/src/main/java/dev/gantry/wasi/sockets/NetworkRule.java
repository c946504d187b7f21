package dev.gantry.wasi.sockets;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;

/** A set of hosts and a range of ports. */
public record NetworkRule(Hosts hosts, int firstPort, int lastPort) {
  private static final int LAST_PORT = 65_535;

  /** A set of hosts. */
  sealed interface Hosts {
    /** Every host. */
    record Any() implements Hosts {}

    /** The addresses that share their first bits with one. */
    record Block(InetAddress address, int bits) implements Hosts {}

    /** A name, or all names below it if it starts with a dot. */
    record Named(String name) implements Hosts {}
  }

  /**
   * {@return the rule of a text}
   *
   * @throws IllegalArgumentException if it is none
   */
  public static NetworkRule parse(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', Math.max(bracket, 0));
    // An address of IPv6 without brackets has no port.
    boolean bareIpv6 = bracket < 0 && colon != text.lastIndexOf(':');
    if (bareIpv6 || colon < 0) {
      return new NetworkRule(hosts(text, text), 0, LAST_PORT);
    }
    Hosts hosts = hosts(text.substring(0, colon), text);
    String port = text.substring(colon + 1);
    if (port.equals("*")) {
      return new NetworkRule(hosts, 0, LAST_PORT);
    }
    int dash = port.indexOf('-');
    int first = port(dash < 0 ? port : port.substring(0, dash), text);
    int last = dash < 0 ? first : port(port.substring(dash + 1), text);
    return new NetworkRule(hosts, first, last);
  }

  private static int port(String port, String text) {
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LAST_PORT) {
      throw new IllegalArgumentException("`%s` in `%s` is no port".formatted(port, text));
    }
    return Integer.parseInt(port);
  }

  private static Hosts hosts(String host, String text) {
    if (host.equals("*")) {
      return new Hosts.Any();
    }
    String plain = host.replaceAll("[\\[\\]]", "");
    int slash = plain.indexOf('/');
    Optional<InetAddress> address =
        Addresses.literal(slash < 0 ? plain : plain.substring(0, slash));
    if (address.isPresent()) {
      int width = address.get().getAddress().length * Byte.SIZE;
      int bits = slash < 0 ? width : bits(plain.substring(slash + 1), width, text);
      return new Hosts.Block(address.get(), bits);
    }
    String name = plain.toLowerCase(Locale.ROOT);
    if (!name.matches("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.?")) {
      throw new IllegalArgumentException("`%s` in `%s` is no host".formatted(host, text));
    }
    return new Hosts.Named(name.startsWith("*.") ? name.substring(1) : name);
  }

  private static int bits(String bits, int width, String text) {
    if (!bits.matches("[0-9]{1,3}") || Integer.parseInt(bits) > width) {
      throw new IllegalArgumentException(
          "`/%s` in `%s` is not from /0 to /%d".formatted(bits, text, width));
    }
    return Integer.parseInt(bits);
  }

  /** {@return whether the rule allows an address by itself, without any name} */
  boolean allows(InetSocketAddress address) {
    return allowsPort(address.getPort())
        && switch (hosts) {
          case Hosts.Any _ -> true;
          case Hosts.Block(var block, var bits) -> sameBits(block, address.getAddress(), bits);
          case Hosts.Named _ -> false;
        };
  }

  boolean allowsPort(int port) {
    return firstPort <= port && port <= lastPort;
  }

  /** {@return whether the rule mentions a name} */
  boolean names(String name) {
    return hosts instanceof Hosts.Named(var named)
        && (named.startsWith(".") ? name.endsWith(named) : name.equals(named));
  }

  private static boolean sameBits(InetAddress one, InetAddress other, int bits) {
    byte[] a = one.getAddress();
    byte[] b = other.getAddress();
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int shift = 7 - i % 8;
      if ((a[i / 8] >> shift & 1) != (b[i / 8] >> shift & 1)) {
        return false;
      }
    }
    return true;
  }
}
