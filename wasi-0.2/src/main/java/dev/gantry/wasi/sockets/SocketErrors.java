package dev.gantry.wasi.sockets;

import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Map;

/** From the exceptions of channels to the codes of WASI. */
final class SocketErrors {

  /** Parts of what the operating system says. */
  private static final Map<String, ErrorCode> REASONS =
      Map.ofEntries(
          Map.entry("refused", ErrorCode.CONNECTION_REFUSED),
          Map.entry("reset", ErrorCode.CONNECTION_RESET),
          Map.entry("Broken pipe", ErrorCode.CONNECTION_RESET),
          Map.entry("aborted", ErrorCode.CONNECTION_ABORTED),
          Map.entry("timed out", ErrorCode.TIMEOUT),
          Map.entry("unreachable", ErrorCode.REMOTE_UNREACHABLE),
          Map.entry("Host is down", ErrorCode.REMOTE_UNREACHABLE),
          Map.entry("No route to host", ErrorCode.REMOTE_UNREACHABLE),
          Map.entry("in use", ErrorCode.ADDRESS_IN_USE),
          Map.entry("Cannot assign requested address", ErrorCode.ADDRESS_NOT_BINDABLE),
          Map.entry("Can't assign requested address", ErrorCode.ADDRESS_NOT_BINDABLE),
          Map.entry("Permission denied", ErrorCode.ACCESS_DENIED),
          Map.entry("Operation not permitted", ErrorCode.ACCESS_DENIED),
          Map.entry("Too many open files", ErrorCode.NEW_SOCKET_LIMIT),
          Map.entry("Message too long", ErrorCode.DATAGRAM_TOO_LARGE),
          Map.entry("too big", ErrorCode.DATAGRAM_TOO_LARGE),
          Map.entry("No buffer space", ErrorCode.OUT_OF_MEMORY),
          Map.entry("Cannot allocate memory", ErrorCode.OUT_OF_MEMORY),
          Map.entry("Invalid argument", ErrorCode.INVALID_ARGUMENT));

  private SocketErrors() {}

  /** An operation of a channel. */
  interface Operation<T> {
    T run() throws IOException, ErrorCodeException;
  }

  static ErrorCodeException error(ErrorCode code) {
    return new ErrorCodeException(code);
  }

  /** {@return the result of the operation, whose exceptions become codes} */
  static <T> T call(Operation<T> operation) throws ErrorCodeException {
    try {
      return operation.run();
    } catch (IOException e) {
      throw error(code(e));
    } catch (UnsupportedOperationException _) {
      throw error(ErrorCode.NOT_SUPPORTED);
    }
  }

  /** {@return the socket that the operation opens, which counts until it is closed} */
  static <T> T counted(OpenHandles handles, Operation<T> operation) throws ErrorCodeException {
    if (!handles.take()) {
      throw error(ErrorCode.NEW_SOCKET_LIMIT);
    }
    boolean done = false;
    try {
      T opened = call(operation);
      done = true;
      return opened;
    } finally {
      if (!done) {
        handles.giveBack();
      }
    }
  }

  static ErrorCode code(IOException exception) {
    return switch (exception) {
      case PortUnreachableException _ -> ErrorCode.CONNECTION_REFUSED;
      case NoRouteToHostException _ -> ErrorCode.REMOTE_UNREACHABLE;
      case SocketTimeoutException _ -> ErrorCode.TIMEOUT;
      case ClosedChannelException _ -> ErrorCode.INVALID_STATE;
      case ConnectException e -> fromMessage(e, ErrorCode.CONNECTION_REFUSED);
      default -> fromMessage(exception, ErrorCode.UNKNOWN);
    };
  }

  private static ErrorCode fromMessage(IOException exception, ErrorCode otherwise) {
    String message = String.valueOf(exception.getMessage());
    return REASONS.entrySet().stream()
        .filter(entry -> message.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}
