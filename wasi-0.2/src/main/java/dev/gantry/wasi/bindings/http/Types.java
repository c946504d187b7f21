package dev.gantry.wasi.bindings.http;

import dev.gantry.types.Contents;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple2;
import dev.gantry.types.Unit;
import dev.gantry.types.WitName;
import dev.gantry.wasi.bindings.io.Error;
import dev.gantry.wasi.bindings.io.Poll;
import dev.gantry.wasi.bindings.io.Streams;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** Requests and responses, their fields, bodies and trailers. */
@WitName("wasi:http/types@0.2.12")
@SuppressWarnings("AvoidCommonTypeNames") // The names are the standard's.
public interface Types {
  /** The code behind the error of a stream, if it is one of HTTP. */
  Optional<ErrorCode> httpErrorCode(Error.ErrorResource err);

  /** Makes empty fields. */
  Fields newFields();

  /** Makes fields from names and values; a name may occur more than once. */
  Fields fieldsFromList(List<Tuple2<String, byte[]>> entries) throws HeaderErrorException;

  /** Makes a <code>GET</code> request without path, scheme and authority. */
  OutgoingRequest newOutgoingRequest(Fields headers);

  /** Makes options without limits. */
  RequestOptions newRequestOptions();

  /** Answers, or lets the host answer because of an error. */
  void responseOutparamSet(ResponseOutparam param, Result<OutgoingResponse, ErrorCode> response);

  /** Goes on to the trailers; traps if the child is still there. What was not read is discarded. */
  FutureTrailers incomingBodyFinish(IncomingBody this_);

  /** Makes a response of status 200. */
  OutgoingResponse newOutgoingResponse(Fields headers);

  /**
   * Ends the body; traps if the child is still there.
   *
   * <p>An error if the fields had a <code>content-length</code> and the bytes were not as many.
   */
  void outgoingBodyFinish(OutgoingBody this_, Optional<Fields> trailers) throws ErrorCodeException;

  /** What is to be done with a resource of the server (RFC 9110, 9). */
  sealed interface Method {
    /** The case {@code get}. */
    record Get() implements Method {}

    /** The case {@code head}. */
    record Head() implements Method {}

    /** The case {@code post}. */
    record Post() implements Method {}

    /** The case {@code put}. */
    record Put() implements Method {}

    /** The case {@code delete}. */
    record Delete() implements Method {}

    /** The case {@code connect}. */
    record Connect() implements Method {}

    /** The case {@code options}. */
    record Options() implements Method {}

    /** The case {@code trace}. */
    record Trace() implements Method {}

    /** The case {@code patch}. */
    record Patch() implements Method {}

    /** The case {@code other}. */
    record Other(String value) implements Method {}
  }

  /** The scheme of a URI. */
  sealed interface Scheme {
    /** The case {@code HTTP}. */
    record Http() implements Scheme {}

    /** The case {@code HTTPS}. */
    record Https() implements Scheme {}

    /** The case {@code other}. */
    record Other(String value) implements Scheme {}
  }

  /** What the name service said. */
  record DnsErrorPayload(Optional<String> rcode, Optional<Integer> infoCode) {}

  /** The alert that the peer sent. */
  record TlsAlertReceivedPayload(Optional<Integer> alertId, Optional<String> alertMessage) {}

  /** The field that is too large, and its size in bytes. */
  record FieldSizePayload(Optional<String> fieldName, Optional<Long> fieldSize) {}

  /** Why a request or a response failed, after the error types of RFC 9209, 2.3. */
  sealed interface ErrorCode {
    /** The case {@code DNS-timeout}. */
    record DnsTimeout() implements ErrorCode {}

    /** The case {@code DNS-error}. */
    record DnsError(DnsErrorPayload value) implements ErrorCode {}

    /** The case {@code destination-not-found}. */
    record DestinationNotFound() implements ErrorCode {}

    /** The case {@code destination-unavailable}. */
    record DestinationUnavailable() implements ErrorCode {}

    /** The case {@code destination-IP-prohibited}. */
    record DestinationIpProhibited() implements ErrorCode {}

    /** The case {@code destination-IP-unroutable}. */
    record DestinationIpUnroutable() implements ErrorCode {}

    /** The case {@code connection-refused}. */
    record ConnectionRefused() implements ErrorCode {}

    /** The case {@code connection-terminated}. */
    record ConnectionTerminated() implements ErrorCode {}

    /** The case {@code connection-timeout}. */
    record ConnectionTimeout() implements ErrorCode {}

    /** The case {@code connection-read-timeout}. */
    record ConnectionReadTimeout() implements ErrorCode {}

    /** The case {@code connection-write-timeout}. */
    record ConnectionWriteTimeout() implements ErrorCode {}

    /** The case {@code connection-limit-reached}. */
    record ConnectionLimitReached() implements ErrorCode {}

    /** The case {@code TLS-protocol-error}. */
    record TlsProtocolError() implements ErrorCode {}

    /** The case {@code TLS-certificate-error}. */
    record TlsCertificateError() implements ErrorCode {}

    /** The case {@code TLS-alert-received}. */
    record TlsAlertReceived(TlsAlertReceivedPayload value) implements ErrorCode {}

    /** The case {@code HTTP-request-denied}. */
    record HttpRequestDenied() implements ErrorCode {}

    /** The case {@code HTTP-request-length-required}. */
    record HttpRequestLengthRequired() implements ErrorCode {}

    /** The case {@code HTTP-request-body-size}. */
    record HttpRequestBodySize(Optional<Long> value) implements ErrorCode {}

    /** The case {@code HTTP-request-method-invalid}. */
    record HttpRequestMethodInvalid() implements ErrorCode {}

    /** The case {@code HTTP-request-URI-invalid}. */
    record HttpRequestUriInvalid() implements ErrorCode {}

    /** The case {@code HTTP-request-URI-too-long}. */
    record HttpRequestUriTooLong() implements ErrorCode {}

    /** The case {@code HTTP-request-header-section-size}. */
    record HttpRequestHeaderSectionSize(Optional<Long> value) implements ErrorCode {}

    /** The case {@code HTTP-request-header-size}. */
    record HttpRequestHeaderSize(Optional<FieldSizePayload> value) implements ErrorCode {}

    /** The case {@code HTTP-request-trailer-section-size}. */
    record HttpRequestTrailerSectionSize(Optional<Long> value) implements ErrorCode {}

    /** The case {@code HTTP-request-trailer-size}. */
    record HttpRequestTrailerSize(FieldSizePayload value) implements ErrorCode {}

    /** The case {@code HTTP-response-incomplete}. */
    record HttpResponseIncomplete() implements ErrorCode {}

    /** The case {@code HTTP-response-header-section-size}. */
    record HttpResponseHeaderSectionSize(Optional<Long> value) implements ErrorCode {}

    /** The case {@code HTTP-response-header-size}. */
    record HttpResponseHeaderSize(FieldSizePayload value) implements ErrorCode {}

    /** The case {@code HTTP-response-body-size}. */
    record HttpResponseBodySize(Optional<Long> value) implements ErrorCode {}

    /** The case {@code HTTP-response-trailer-section-size}. */
    record HttpResponseTrailerSectionSize(Optional<Long> value) implements ErrorCode {}

    /** The case {@code HTTP-response-trailer-size}. */
    record HttpResponseTrailerSize(FieldSizePayload value) implements ErrorCode {}

    /** The case {@code HTTP-response-transfer-coding}. */
    record HttpResponseTransferCoding(Optional<String> value) implements ErrorCode {}

    /** The case {@code HTTP-response-content-coding}. */
    record HttpResponseContentCoding(Optional<String> value) implements ErrorCode {}

    /** The case {@code HTTP-response-timeout}. */
    record HttpResponseTimeout() implements ErrorCode {}

    /** The case {@code HTTP-upgrade-failed}. */
    record HttpUpgradeFailed() implements ErrorCode {}

    /** The case {@code HTTP-protocol-error}. */
    record HttpProtocolError() implements ErrorCode {}

    /** The case {@code loop-detected}. */
    record LoopDetected() implements ErrorCode {}

    /** The case {@code configuration-error}. */
    record ConfigurationError() implements ErrorCode {}

    /** Anything else, with a text for people. */
    record InternalError(Optional<String> value) implements ErrorCode {}
  }

  /** Why fields could not be changed. */
  sealed interface HeaderError {
    /** A name or a value is no field name or field value (RFC 9110, 5). */
    record InvalidSyntax() implements HeaderError {}

    /** The host does not let components set this field. */
    record Forbidden() implements HeaderError {}

    /** The fields cannot be changed. */
    record Immutable() implements HeaderError {}
  }

  /**
   * The fields of a head or of trailers, in order.
   *
   * <p>Those that a component has made itself can be changed, all others cannot.
   */
  interface Fields extends AutoCloseable {
    /** The values of a name, in order; none if the name is unknown or no name at all. */
    List<byte[]> get(String name);

    /** Whether there is a value of the name. */
    boolean has(String name);

    /** Replaces all values of a name. */
    void set(String name, List<byte[]> value) throws HeaderErrorException;

    /** Removes all values of a name. */
    void delete(String name) throws HeaderErrorException;

    /** Adds a value of a name after those that it has. */
    void append(String name, byte[] value) throws HeaderErrorException;

    /** All names and values in the order in which they are sent. */
    List<Tuple2<String, byte[]>> entries();

    /** A copy, which can be changed. */
    Fields clone_();

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** A request that the component is to answer. */
  interface IncomingRequest extends AutoCloseable {
    /** The method. */
    Method method();

    /** The path, and the query if there is one. */
    Optional<String> pathWithQuery();

    /** The scheme of the URI. */
    Optional<Scheme> scheme();

    /** The host, and the port if there is one, that the request was sent to. */
    Optional<String> authority();

    /** The fields, a child that cannot be changed. */
    Fields headers();

    /** The body; an error when asked for again. */
    IncomingBody consume() throws FailedException;

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** A request that the component sends. */
  interface OutgoingRequest extends AutoCloseable {
    /** The body; an error when asked for again. */
    OutgoingBody body() throws FailedException;

    /** The method. */
    Method method();

    /** Sets the method; an error if it is no token. */
    void setMethod(Method method) throws FailedException;

    /** The path, and the query if there is one. */
    Optional<String> pathWithQuery();

    /** Sets the path and the query; an error if they are none. Without them, the path is empty. */
    void setPathWithQuery(Optional<String> pathWithQuery) throws FailedException;

    /** The scheme of the URI. */
    Optional<Scheme> scheme();

    /** Sets the scheme; an error if it is none. Without it, the host decides. */
    void setScheme(Optional<Scheme> scheme) throws FailedException;

    /** The host, and the port if there is one. */
    Optional<String> authority();

    /** Sets the authority; an error if it is none. Requests of HTTP and HTTPS must have it. */
    void setAuthority(Optional<String> authority) throws FailedException;

    /** The fields, a child that cannot be changed. */
    Fields headers();

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** How long a request may take. Without a limit of its own, that of the host holds. */
  interface RequestOptions extends AutoCloseable {
    /** The most time to connect. */
    Optional<Long> connectTimeout();

    /** Sets the most time to connect; an error if the host does not support that. */
    void setConnectTimeout(Optional<Long> duration) throws FailedException;

    /** The most time until the response begins. */
    Optional<Long> firstByteTimeout();

    /** Sets the most time until the response begins; an error if the host does not support that. */
    void setFirstByteTimeout(Optional<Long> duration) throws FailedException;

    /** The most time between parts of the response's body. */
    Optional<Long> betweenBytesTimeout();

    /**
     * Sets the most time between parts of the response's body; an error if the host does not
     * support that.
     */
    void setBetweenBytesTimeout(Optional<Long> duration) throws FailedException;

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** The place where the answer to a request goes. */
  interface ResponseOutparam extends AutoCloseable {
    /**
     * Sends a response of status 100 to 199 before the answer, of which there may be several.
     *
     * <p>Another status is an <code>HTTP-protocol-error</code>.
     *
     * <p>Unstable: part of the feature {@code informational-outbound-responses}.
     */
    void sendInformational(int status, Fields headers) throws ErrorCodeException;

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** The response to a request that the component sent. */
  interface IncomingResponse extends AutoCloseable {
    /** The status. */
    int status();

    /** The fields, a child that cannot be changed. */
    Fields headers();

    /** The body; an error when asked for again. */
    IncomingBody consume() throws FailedException;

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** A body that arrives: first its bytes, then its trailers. */
  interface IncomingBody extends AutoCloseable {
    /** The bytes, a child; an error when asked for again. */
    Streams.InputStream stream() throws FailedException;

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** Trailers that may not have arrived yet. */
  interface FutureTrailers extends AutoCloseable {
    /** A child that is ready when <code>get</code> returns something. */
    Poll.Pollable subscribe();

    /**
     * The trailers, if there are any, or what went wrong with the body; none until then, and an
     * error when asked for again. The trailers are a child that cannot be changed.
     */
    Optional<Result<Result<Optional<Fields>, ErrorCode>, Unit>> get();

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** The answer to a request. */
  interface OutgoingResponse extends AutoCloseable {
    /** The status. */
    int statusCode();

    /** Sets the status; an error if it is none. */
    void setStatusCode(int statusCode) throws FailedException;

    /** The fields, a child that cannot be changed. */
    Fields headers();

    /** The body; an error when asked for again. */
    OutgoingBody body() throws FailedException;

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /**
   * A body that is sent: first its bytes, then its trailers.
   *
   * <p>One that is dropped before it was finished is broken, and the peer is made to see that.
   */
  interface OutgoingBody extends AutoCloseable {
    /** The stream for the bytes, a child; an error when asked for again. */
    Streams.OutputStream write() throws FailedException;

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** A response that may not have arrived yet. */
  interface FutureIncomingResponse extends AutoCloseable {
    /** A child that is ready when <code>get</code> returns something. */
    Poll.Pollable subscribe();

    /** The response, or why there is none; none until then, and an error when asked for again. */
    Optional<Result<Result<IncomingResponse, ErrorCode>, Unit>> get();

    /** Ends the use of the resource; a second call does nothing. */
    @Override
    void close();
  }

  /** A {@code header-error}, as the error of a function. */
  final class HeaderErrorException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient HeaderError error;

    /** Makes one without a stack trace. */
    public HeaderErrorException(HeaderError error) {
      super(Contents.text(error), null, false, false);
      this.error = error;
    }

    /** {@return the error} */
    public HeaderError error() {
      return error;
    }
  }

  /** A function failed, and says no more. */
  final class FailedException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    /** Makes one without a stack trace. */
    public FailedException() {
      super("failed", null, false, false);
    }
  }

  /** A {@code error-code}, as the error of a function. */
  final class ErrorCodeException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient ErrorCode error;

    /** Makes one without a stack trace. */
    public ErrorCodeException(ErrorCode error) {
      super(Contents.text(error), null, false, false);
      this.error = error;
    }

    /** {@return the error} */
    public ErrorCode error() {
      return error;
    }
  }
}
