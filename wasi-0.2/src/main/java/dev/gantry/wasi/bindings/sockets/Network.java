package dev.gantry.wasi.bindings.sockets;

import dev.gantry.types.Tuple4;
import dev.gantry.types.Tuple8;
import dev.gantry.types.WitName;
import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import java.io.Serial;
import java.util.Optional;

/** {@code wasi:sockets/network@0.2.12}: addresses and errors. */
public interface Network {

  /** {@code resource network}: access to a network. */
  @WitName("network")
  interface NetworkResource extends AutoCloseable {
    @Override
    void close();
  }

  /** {@code enum error-code}: why an operation failed. */
  enum ErrorCode {
    UNKNOWN,
    ACCESS_DENIED,
    NOT_SUPPORTED,
    INVALID_ARGUMENT,
    OUT_OF_MEMORY,
    TIMEOUT,
    CONCURRENCY_CONFLICT,
    NOT_IN_PROGRESS,
    WOULD_BLOCK,
    INVALID_STATE,
    NEW_SOCKET_LIMIT,
    ADDRESS_NOT_BINDABLE,
    ADDRESS_IN_USE,
    REMOTE_UNREACHABLE,
    CONNECTION_REFUSED,
    CONNECTION_RESET,
    CONNECTION_ABORTED,
    DATAGRAM_TOO_LARGE,
    NAME_UNRESOLVABLE,
    TEMPORARY_RESOLVER_FAILURE,
    PERMANENT_RESOLVER_FAILURE
  }

  /** An {@code error-code} as the error of a function. */
  final class ErrorCodeException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final ErrorCode error;

    public ErrorCodeException(ErrorCode error) {
      super(error.toString(), null, false, false);
      this.error = error;
    }

    /** {@return the error} */
    public ErrorCode error() {
      return error;
    }
  }

  /** {@return the code behind an error of a stream, if that has one} */
  Optional<ErrorCode> networkErrorCode(ErrorResource err);

  /** {@code enum ip-address-family}: IPv4 or IPv6. */
  enum IpAddressFamily {
    IPV4,
    IPV6
  }

  /** {@code variant ip-address}. */
  sealed interface IpAddress {

    /** Four bytes. */
    record Ipv4(Tuple4<Integer, Integer, Integer, Integer> value) implements IpAddress {}

    /** Eight numbers of 16 bits. */
    record Ipv6(
        Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> value)
        implements IpAddress {}
  }

  /** {@code record ipv4-socket-address}. */
  record Ipv4SocketAddress(int port, Tuple4<Integer, Integer, Integer, Integer> address) {}

  /** {@code record ipv6-socket-address}. */
  record Ipv6SocketAddress(
      int port,
      long flowInfo,
      Tuple8<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> address,
      long scopeId) {}

  /** {@code variant ip-socket-address}. */
  sealed interface IpSocketAddress {

    /** An address of IPv4. */
    record Ipv4(Ipv4SocketAddress value) implements IpSocketAddress {}

    /** An address of IPv6. */
    record Ipv6(Ipv6SocketAddress value) implements IpSocketAddress {}
  }
}
