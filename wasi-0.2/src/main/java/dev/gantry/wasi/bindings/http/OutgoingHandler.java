package dev.gantry.wasi.bindings.http;

import dev.gantry.types.WitName;
import java.util.Optional;

/** Sending requests: imported by a component that is a client. */
@WitName("wasi:http/outgoing-handler@0.2.12")
public interface OutgoingHandler {
  /**
   * Starts to send a request, the body of which may still be written.
   *
   * <p>What is wrong with the request itself, or not allowed, is an error here; what goes wrong
   * later is told by the future.
   */
  Types.FutureIncomingResponse handle(
      Types.OutgoingRequest request, Optional<Types.RequestOptions> options)
      throws Types.ErrorCodeException;
}
