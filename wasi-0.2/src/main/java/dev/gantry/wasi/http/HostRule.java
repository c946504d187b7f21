package dev.gantry.wasi.http;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Hosts that guests may send requests to.
 *
 * @param host a name or an address in lower case; with {@code *.} before it, all below that name;
 *     {@code *} for all
 * @param port empty for all
 */
public record HostRule(String host, OptionalInt port) {

  /**
   * {@return the rule of a text, {@code host} or {@code host:port}}
   *
   * @throws IllegalArgumentException if it is none
   */
  public static HostRule parse(String text) {
    String name = text.startsWith("*.") ? text.substring(2) : text;
    boolean any = text.equals("*") || text.startsWith("*:");
    String plain = any ? "any" + name.substring(1) : name;
    if (plain.contains("*") || !UriParts.isAuthority(plain)) {
      throw new IllegalArgumentException(
          "expected a host, and perhaps a port, such as `example.com:443`, found `" + text + "`");
    }
    int colon = text.lastIndexOf(':');
    if (colon <= text.lastIndexOf(']') || colon == text.length() - 1) {
      return new HostRule(text.toLowerCase(Locale.ROOT), OptionalInt.empty());
    }
    return new HostRule(
        text.substring(0, colon).toLowerCase(Locale.ROOT),
        OptionalInt.of(Integer.parseInt(text.substring(colon + 1))));
  }

  boolean allows(HostAndPort peer) {
    if (port.isPresent() && port.getAsInt() != peer.port()) {
      return false;
    }
    if (host.equals("*")) {
      return true;
    }
    return host.startsWith("*.")
        ? peer.host().endsWith(host.substring(1))
        : peer.host().equals(host);
  }
}
