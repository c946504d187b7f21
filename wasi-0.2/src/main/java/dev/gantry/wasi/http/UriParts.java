package dev.gantry.wasi.http;

import java.util.regex.Pattern;

/** The syntax of the parts of a URI (RFC 3986, 3). */
final class UriParts {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

  /** A host, in brackets if it is an address of IPv6, and a port. Users are not part of it. */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]+]|([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(:([0-9]{0,5}))?");

  /** Visible characters but those that would end the path, and what is not ASCII. */
  private static final Pattern PATH = Pattern.compile("[/?*][\\x21-\\x7e&&[^\"#<>\\\\^`{|}]]*|");

  private UriParts() {}

  static boolean isScheme(String text) {
    return SCHEME.matcher(text).matches();
  }

  static boolean isAuthority(String text) {
    var matcher = AUTHORITY.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    String port = matcher.group(4);
    return port == null || port.isEmpty() || Integer.parseInt(port) <= 65_535;
  }

  static boolean isPathWithQuery(String text) {
    return PATH.matcher(text).matches();
  }
}
