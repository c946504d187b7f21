package dev.gantry.wasi.io;

import dev.gantry.wasi.bindings.filesystem.Types;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import dev.gantry.wasi.bindings.io.Streams.StreamError;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.bindings.sockets.Network;
import java.util.Optional;

/**
 * What went wrong with a stream.
 *
 * <p>Its text names the code and no more: messages of the class library hold paths of the host,
 * which are none of the guest's business.
 */
public record HostError(
    String toDebugString,
    Optional<Types.ErrorCode> filesystem,
    Optional<Network.ErrorCode> network,
    Optional<ErrorCode> http)
    implements ErrorResource {

  /** {@return the failure of a file} */
  public static StreamErrorException failed(Types.ErrorCode code) {
    return failed(
        new HostError(code.toString(), Optional.of(code), Optional.empty(), Optional.empty()));
  }

  /** {@return the failure of a socket} */
  public static StreamErrorException failed(Network.ErrorCode code) {
    return failed(
        new HostError(code.toString(), Optional.empty(), Optional.of(code), Optional.empty()));
  }

  /** {@return the failure of the body of a request or response} */
  public static StreamErrorException failed(ErrorCode code) {
    return failed(
        new HostError(code.toString(), Optional.empty(), Optional.empty(), Optional.of(code)));
  }

  /** {@return the failure of another stream} */
  public static StreamErrorException failed(String text) {
    return failed(new HostError(text, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** {@return the end of a stream} */
  public static StreamErrorException closed() {
    return new StreamErrorException(new StreamError.Closed());
  }

  private static StreamErrorException failed(HostError error) {
    return new StreamErrorException(new StreamError.LastOperationFailed(error));
  }

  @Override
  public void close() {}
}
