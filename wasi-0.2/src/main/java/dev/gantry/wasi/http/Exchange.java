package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.util.List;

/**
 * A request that a server has received, and the way to answer it.
 *
 * <p>The server makes one for each request and gives it to a {@link RequestHandler}. It ends when
 * the sink has been finished or aborted, or by {@link #fail}. The guest may still be running then.
 *
 * <p>If the client goes away, the source and the sink fail; the server then also interrupts the
 * guest's store, as the guest may be busy with something else.
 */
public interface Exchange {

  /** {@return the head of the request} */
  RequestHead request();

  /** {@return the body of the request; always the same one} */
  BodySource requestBody();

  /**
   * Sends a response of status 100 to 199, before the answer.
   *
   * @return whether it could be sent; not by HTTP/1.0
   */
  boolean inform(int status, List<FieldLine> fields);

  /**
   * Answers. The head is sent with the first bytes of the body.
   *
   * @return where the body goes; it must be finished, even if it is empty
   */
  BodySink respond(ResponseHead head);

  /**
   * Answers on behalf of a guest that did not, which is told in the status alone.
   *
   * <p>Called instead of {@link #respond}, not after it.
   */
  void fail(ErrorCode reason);
}
