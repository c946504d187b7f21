package dev.gantry.wasi.http.jetty;

import dev.gantry.wasi.bindings.http.Types.DnsErrorPayload;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.TlsAlertReceivedPayload;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.http.HttpException;

/**
 * The error codes of what Jetty's client and the class library throw.
 *
 * <p>Guests learn the code and no text, as texts hold addresses and paths of the host.
 */
final class Failures {
  private static final Pattern ALERT =
      Pattern.compile("\\(?([a-z_]+)\\)?", Pattern.CASE_INSENSITIVE);

  private Failures() {}

  /** {@return why there is no response} */
  static ErrorCode ofRequest(Throwable failure) {
    return of(failure, new ErrorCode.ConnectionTerminated());
  }

  /** {@return why the body of a response ends early} */
  static ErrorCode ofBody(Throwable failure) {
    return of(failure, new ErrorCode.HttpResponseIncomplete());
  }

  private static ErrorCode of(Throwable failure, ErrorCode cutOff) {
    // The cause is more telling than what is around it, except for TLS.
    Optional<ErrorCode> known = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      Optional<ErrorCode> code = code(cause, cutOff);
      if (code.isPresent()) {
        known = code;
      }
    }
    return known.orElseGet(() -> new ErrorCode.InternalError(Optional.empty()));
  }

  private static Optional<ErrorCode> code(Throwable failure, ErrorCode cutOff) {
    return Optional.ofNullable(
        switch (failure) {
          case ReasonException ours -> ours.reason();
          case UnknownHostException _, UnresolvedAddressException _ -> unknownHost();
          case SocketTimeoutException _ -> new ErrorCode.ConnectionTimeout();
          case NoRouteToHostException _ -> new ErrorCode.DestinationIpUnroutable();
          case ConnectException refused -> refused(refused);
          case CertificateException _, CertPathBuilderException _, CertPathValidatorException _ ->
              new ErrorCode.TlsCertificateError();
          case SSLException tls -> tls(tls);
          case TimeoutException _ -> new ErrorCode.ConnectionReadTimeout();
          case RejectedExecutionException _ -> new ErrorCode.ConnectionLimitReached();
          case HttpException http -> http(http);
          case EOFException _, ClosedChannelException _ -> cutOff;
          case IOException _ -> cutOff;
          default -> null;
        });
  }

  private static ErrorCode unknownHost() {
    return new ErrorCode.DnsError(
        new DnsErrorPayload(Optional.of("address not available"), Optional.empty()));
  }

  private static ErrorCode refused(ConnectException failure) {
    String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("unreachable")) {
      return new ErrorCode.DestinationIpUnroutable();
    }
    return text.contains("timed out")
        ? new ErrorCode.ConnectionTimeout()
        : new ErrorCode.ConnectionRefused();
  }

  private static ErrorCode tls(SSLException failure) {
    String text = String.valueOf(failure.getMessage());
    String before = "Received fatal alert: ";
    if (text.contains(before)) {
      Matcher alert = ALERT.matcher(text.substring(text.indexOf(before) + before.length()));
      Optional<String> name = alert.lookingAt() ? Optional.of(alert.group(1)) : Optional.empty();
      return new ErrorCode.TlsAlertReceived(new TlsAlertReceivedPayload(Optional.empty(), name));
    }
    return new ErrorCode.TlsProtocolError();
  }

  private static ErrorCode http(HttpException failure) {
    // The code is the status of the response, so that only the text tells.
    return String.valueOf(failure.getReason()).contains("Header Bytes Too Large")
        ? new ErrorCode.HttpResponseHeaderSectionSize(Optional.empty())
        : new ErrorCode.HttpProtocolError();
  }
}
