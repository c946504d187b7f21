package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.time.Duration;
import java.util.OptionalLong;

/** Sends requests of guests. Safe for use by several threads. */
public interface Transport {

  /**
   * A request to be sent.
   *
   * @param head whose scheme is {@code http} or {@code https}, and whose authority is present
   * @param bodyLength what the fields promise, in bytes
   */
  record Outgoing(RequestHead head, OptionalLong bodyLength, Timeouts timeouts) {}

  /** The most time for each step, after which the request fails. */
  record Timeouts(Duration connect, Duration firstByte, Duration betweenBytes) {}

  /** Told once, on any thread, what came of a request. Does not block. */
  interface Answer {

    /** The head of the response has arrived. */
    void response(ResponseHead head, BodySource body);

    /** There will be no response. */
    void failed(ErrorCode reason);
  }

  /**
   * A request on its way, and the sink of its body.
   *
   * <p>To abort the sink is to abort the request, whether its response has begun or not.
   */
  interface Call extends BodySink {

    /**
     * Sends the head, if neither the body nor its end was there to send it with. Those who wait for
     * the answer call it first.
     */
    void start();
  }

  /**
   * {@return the request, which is sent with the first bytes or the end of its body}
   *
   * @throws IllegalArgumentException if the head makes no URI
   */
  Call send(Outgoing request, Answer answer);
}
