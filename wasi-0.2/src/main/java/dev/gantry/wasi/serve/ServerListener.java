package dev.gantry.wasi.serve;

import java.time.Duration;
import java.time.Instant;

/**
 * Told what a server does, so that somebody can write it down.
 *
 * <p>Its methods are called by the threads that serve, after the request has been answered: they
 * should be quick.
 */
public interface ServerListener {

  /** A listener that does not care. */
  ServerListener NONE = new ServerListener() {};

  /**
   * A request that has been answered, or has been broken off.
   *
   * @param time when it came in
   * @param remote the address of the client
   * @param method as sent
   * @param target the path with its query, as sent
   * @param protocol such as {@code HTTP/1.1}
   * @param status of the answer
   * @param requestBytes of the request's body that were read
   * @param responseBytes of the answer's body
   * @param duration from the head of the request to the end of the answer
   * @param route that it took; empty if none fits
   * @param complete whether the answer was sent to its end
   */
  record Served(
      Instant time,
      String remote,
      String method,
      String target,
      String protocol,
      int status,
      long requestBytes,
      long responseBytes,
      Duration duration,
      String route,
      boolean complete) {}

  /** A request is over. */
  default void served(Served request) {}

  /**
   * A guest failed: it trapped, reached a limit, or exited.
   *
   * @param request what it was doing, such as {@code GET /shop}
   */
  default void failed(Route route, String request, RuntimeException failure) {}
}
