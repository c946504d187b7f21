package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.HeaderError;
import dev.gantry.wasi.bindings.http.Types.HeaderErrorException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which fields guests may set, and how large their fields may become. Immutable.
 *
 * <p>Fields that belong to a connection or say who the peer is are the host's own: a guest neither
 * sets them nor sees those of its peer, so that what it has received it may also send.
 *
 * @param forbidden names in lower case
 * @param maxBytes of the names and values of one resource
 */
public record FieldRules(Set<String> forbidden, int maxBytes) {
  private static final Set<String> OF_CONNECTIONS =
      Set.of(
          "connection",
          "host",
          "http2-settings",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "transfer-encoding",
          "upgrade");

  /** The rules that hold if nothing else is said. */
  public static final FieldRules DEFAULT = new FieldRules(OF_CONNECTIONS, 128 * 1024);

  public FieldRules {
    forbidden = Set.copyOf(forbidden);
  }

  /** {@return rules that forbid these names too} */
  public FieldRules forbidding(Collection<String> names) {
    return new FieldRules(
        Stream.concat(forbidden.stream(), names.stream().map(name -> name.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet()),
        maxBytes);
  }

  /** {@return those of a peer's fields that a guest sees} */
  public List<FieldLine> visible(List<FieldLine> received) {
    return received.stream().filter(field -> !isForbidden(field.name())).toList();
  }

  void requireName(String name) throws HeaderErrorException {
    if (!Tokens.isToken(name)) {
      throw new HeaderErrorException(new HeaderError.InvalidSyntax());
    }
    if (isForbidden(name)) {
      throw new HeaderErrorException(new HeaderError.Forbidden());
    }
  }

  /** Checks a value, which is any bytes but control characters other than the tab. */
  static void requireValue(byte... value) throws HeaderErrorException {
    for (byte b : value) {
      if ((b >= 0 && b < ' ' && b != '\t') || b == 0x7f) {
        throw new HeaderErrorException(new HeaderError.InvalidSyntax());
      }
    }
  }

  private boolean isForbidden(String name) {
    return forbidden.contains(name.toLowerCase(Locale.ROOT));
  }
}
