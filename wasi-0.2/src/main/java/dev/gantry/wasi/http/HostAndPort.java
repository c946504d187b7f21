package dev.gantry.wasi.http;

import java.util.Locale;

/**
 * The two halves of an authority.
 *
 * @param host in lower case; an address of IPv6 is in brackets
 */
public record HostAndPort(String host, int port) {

  /** {@return the halves of an authority that has the right syntax} */
  public static HostAndPort of(String authority, String scheme) {
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']');
    String host = (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT);
    String port = hasPort ? authority.substring(colon + 1) : "";
    if (port.isEmpty()) {
      return new HostAndPort(host, scheme.equals("https") ? 443 : 80);
    }
    return new HostAndPort(host, Integer.parseInt(port));
  }
}
