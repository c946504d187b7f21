package dev.gantry.wasi.bindings.http;

import dev.gantry.types.WitName;

/** Answering requests: exported by a component that is served. */
@WitName("wasi:http/incoming-handler@0.2.12")
public interface IncomingHandler {
  /**
   * Answers one request.
   *
   * <p>The answer is given through <code>response-out</code>, after which the component may go on
   * running: to write the body, or to do other work. If it returns without having answered, the
   * host does.
   */
  void handle(Types.IncomingRequest request, Types.ResponseOutparam responseOut);
}
