package dev.gantry.wasi.http;

import java.util.List;
import java.util.Optional;

/**
 * What comes before the body of a request.
 *
 * @param method as sent, such as {@code GET}
 * @param scheme such as {@code https}
 * @param authority the host, and the port if there is one
 * @param pathWithQuery the path, and the query if there is one
 */
public record RequestHead(
    String method,
    Optional<String> scheme,
    Optional<String> authority,
    Optional<String> pathWithQuery,
    List<FieldLine> fields) {
  public RequestHead {
    fields = List.copyOf(fields);
  }
}
