package dev.gantry.wasi.serve;

import java.util.Locale;
import java.util.Optional;

/**
 * Which requests go to a component: those for a path and what is below it, perhaps of one host
 * alone.
 *
 * @param host without its port, in lower case; empty for all hosts
 * @param path begins with a slash, and ends with none unless it is nothing else
 */
public record Route(Optional<String> host, String path) {

  /** All requests. */
  public static final Route ALL = new Route(Optional.empty(), "/");

  public Route {
    if (!path.startsWith("/") || (path.length() > 1 && path.endsWith("/"))) {
      throw new IllegalArgumentException("`%s` is not the path of a route".formatted(path));
    }
  }

  /**
   * {@return the route of a text}
   *
   * @param text a path such as {@code /shop}, or a host with a path such as {@code
   *     example.org/shop} or {@code example.org}
   * @throws IllegalArgumentException if it is neither
   */
  public static Route of(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    String path = slash < 0 ? "/" : text.substring(slash);
    if (host.isEmpty() && slash < 0) {
      throw new IllegalArgumentException("a route is empty");
    }
    while (path.length() > 1 && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    return new Route(
        host.isEmpty() ? Optional.empty() : Optional.of(host.toLowerCase(Locale.ROOT)), path);
  }

  /** {@return whether requests of a host for a path belong here} */
  boolean covers(String requestHost, String requestPath) {
    if (host.isPresent() && !host.get().equalsIgnoreCase(requestHost)) {
      return false;
    }
    return path.length() == 1
        || (requestPath.startsWith(path)
            && (requestPath.length() == path.length() || requestPath.charAt(path.length()) == '/'));
  }

  @Override
  public String toString() {
    return host.orElse("") + path;
  }
}
