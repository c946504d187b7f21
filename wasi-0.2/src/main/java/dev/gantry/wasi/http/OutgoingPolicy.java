package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.ErrorCodeException;
import dev.gantry.wasi.http.Transport.Timeouts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which requests guests may send. Immutable.
 *
 * @param hosts that may be reached; none means that no request is sent
 * @param limits the most time that a guest can give itself, and what holds if it does not say
 */
public record OutgoingPolicy(List<HostRule> hosts, Timeouts limits) {
  public OutgoingPolicy {
    hosts = List.copyOf(hosts);
  }

  /**
   * {@return the head as it is sent, with all that the guest left to the host}
   *
   * @throws ErrorCodeException if it is no request, or one that is not allowed
   */
  RequestHead checked(RequestHead head) throws ErrorCodeException {
    String scheme = head.scheme().orElse("https");
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new ErrorCodeException(new ErrorCode.HttpProtocolError());
    }
    // A tunnel is not a request with a body each way.
    if (head.method().equals("CONNECT")) {
      throw new ErrorCodeException(new ErrorCode.HttpProtocolError());
    }
    String authority =
        head.authority()
            .orElseThrow(() -> new ErrorCodeException(new ErrorCode.HttpRequestUriInvalid()));
    HostAndPort peer = HostAndPort.of(authority, scheme);
    if (hosts.stream().noneMatch(rule -> rule.allows(peer))) {
      throw new ErrorCodeException(new ErrorCode.HttpRequestDenied());
    }
    return new RequestHead(
        head.method(),
        Optional.of(scheme),
        Optional.of(authority),
        Optional.of(head.pathWithQuery().filter(path -> !path.isEmpty()).orElse("/")),
        head.fields());
  }

  Timeouts timeouts(Optional<HostRequestOptions> options) {
    return new Timeouts(
        shorter(options.flatMap(HostRequestOptions::connectTimeout), limits.connect()),
        shorter(options.flatMap(HostRequestOptions::firstByteTimeout), limits.firstByte()),
        shorter(options.flatMap(HostRequestOptions::betweenBytesTimeout), limits.betweenBytes()));
  }

  private static Duration shorter(Optional<Long> wanted, Duration limit) {
    // Durations are unsigned, and what does not fit into a long is longer than any limit.
    return wanted
        .filter(nanos -> nanos >= 0)
        .map(Duration::ofNanos)
        .filter(duration -> duration.compareTo(limit) < 0)
        .orElse(limit);
  }
}
