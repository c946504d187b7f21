package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;

/** The status of the answer that a server gives when there is none but an error (RFC 9209, 2.3). */
public final class ErrorStatus {
  private ErrorStatus() {}

  /** {@return the status for an error} */
  public static int of(ErrorCode reason) {
    return switch (reason) {
      case ErrorCode.DnsTimeout _,
          ErrorCode.ConnectionTimeout _,
          ErrorCode.ConnectionReadTimeout _,
          ErrorCode.ConnectionWriteTimeout _,
          ErrorCode.HttpResponseTimeout _ ->
          504;
      case ErrorCode.DestinationNotFound _,
          ErrorCode.ConfigurationError _,
          ErrorCode.InternalError _ ->
          500;
      case ErrorCode.DestinationUnavailable _, ErrorCode.ConnectionLimitReached _ -> 503;
      case ErrorCode.HttpRequestDenied _ -> 403;
      case ErrorCode.HttpRequestLengthRequired _ -> 411;
      case ErrorCode.HttpRequestBodySize _ -> 413;
      case ErrorCode.HttpRequestMethodInvalid _, ErrorCode.HttpRequestUriInvalid _ -> 400;
      case ErrorCode.HttpRequestUriTooLong _ -> 414;
      case ErrorCode.HttpRequestHeaderSectionSize _,
          ErrorCode.HttpRequestHeaderSize _,
          ErrorCode.HttpRequestTrailerSectionSize _,
          ErrorCode.HttpRequestTrailerSize _ ->
          431;
      case ErrorCode.DnsError _,
          ErrorCode.DestinationIpProhibited _,
          ErrorCode.DestinationIpUnroutable _,
          ErrorCode.ConnectionRefused _,
          ErrorCode.ConnectionTerminated _,
          ErrorCode.TlsProtocolError _,
          ErrorCode.TlsCertificateError _,
          ErrorCode.TlsAlertReceived _,
          ErrorCode.HttpResponseIncomplete _,
          ErrorCode.HttpResponseHeaderSectionSize _,
          ErrorCode.HttpResponseHeaderSize _,
          ErrorCode.HttpResponseBodySize _,
          ErrorCode.HttpResponseTrailerSectionSize _,
          ErrorCode.HttpResponseTrailerSize _,
          ErrorCode.HttpResponseTransferCoding _,
          ErrorCode.HttpResponseContentCoding _,
          ErrorCode.HttpUpgradeFailed _,
          ErrorCode.HttpProtocolError _,
          ErrorCode.LoopDetected _ ->
          502;
    };
  }
}
