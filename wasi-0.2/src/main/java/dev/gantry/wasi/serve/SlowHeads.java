package dev.gantry.wasi.serve;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.Request;

/**
 * Closes connections on which the head of a request takes too long to arrive.
 *
 * <p>A client that sends a byte now and then is never silent for long, so it would keep its
 * connection for hours. One that has sent no byte of a request yet is merely idle. Safe for use by
 * several threads.
 */
final class SlowHeads implements Connection.Listener {
  private static final long PERIOD_MILLIS = 500;

  private final long patienceNanos;
  private final ConcurrentHashMap<Connection, Progress> connections = new ConcurrentHashMap<>();

  SlowHeads(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  /** What is known of a connection. */
  private static final class Progress {
    private int requests;
    private long bytesBetweenRequests;
    private boolean begun;
    private long begin;

    /** {@return whether a head has been on its way for longer than this} */
    synchronized boolean isLate(Connection connection, long now, long patienceNanos) {
      if (requests > 0 || !hasBegun(connection)) {
        begun = false;
        return false;
      }
      if (!begun) {
        begun = true;
        begin = now;
      }
      return now - begin > patienceNanos;
    }

    private boolean hasBegun(Connection connection) {
      // While a protocol is negotiated, everything is part of the head.
      return connection instanceof NegotiatingServerConnection
          || connection.getBytesIn() > bytesBetweenRequests;
    }

    synchronized void begin() {
      requests++;
    }

    synchronized void end(Connection connection) {
      requests--;
      bytesBetweenRequests = connection.getBytesIn();
    }
  }

  /** Looks at the connections from now on, from time to time. */
  void start(ScheduledThreadPoolExecutor clock) {
    var _ =
        clock.scheduleWithFixedDelay(
            this::closeLate, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void closeLate() {
    long now = System.nanoTime();
    connections.forEach(
        (connection, progress) -> {
          if (progress.isLate(connection, now, patienceNanos)) {
            connection.getEndPoint().close();
          }
        });
  }

  @Override
  public void onOpened(Connection connection) {
    // Streams of HTTP/2 share a connection that is never between requests; their heads are short.
    if ((connection instanceof ConnectionMetaData && !(connection instanceof HTTP2Connection))
        || connection instanceof NegotiatingServerConnection) {
      connections.put(connection, new Progress());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  /** Notes that the head of a request is complete; its connection is busy until it has ended. */
  void arrived(Request request) {
    Connection connection = request.getConnectionMetaData().getConnection();
    Progress progress = connections.get(connection);
    if (progress != null) {
      progress.begin();
      Request.addCompletionListener(request, _ -> progress.end(connection));
    }
  }
}
