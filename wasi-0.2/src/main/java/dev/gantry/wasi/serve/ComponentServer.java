package dev.gantry.wasi.serve;

import dev.gantry.component.LinkedComponent;
import dev.gantry.engine.MemoryBudget;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A server whose requests are answered by components that export {@code
 * wasi:http/incoming-handler}.
 *
 * <p>Guests run on platform threads, of which some are left when all guests are busy: for
 * connections, for the clock, and for {@code /health}. Safe for use by several threads.
 */
public final class ComponentServer implements AutoCloseable {
  /** Threads for connections, beside those that guests may occupy. */
  private static final int OTHER_THREADS = 16;

  /** How long the threads of guests that have been ended may take to notice. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final ServeLimits limits;
  private final int uses;
  private final MemoryBudget budget;
  private final List<Mount> mounts = new ArrayList<>();
  private final ScheduledThreadPoolExecutor clock = newClock();
  private final ServerMetrics metrics = new ServerMetrics();
  private final Server server;
  private final ServerConnector connector;
  private final ServeHandler handler;
  private final Optional<Server> admin;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean ready;

  private ComponentServer(ComponentServerBuilder builder) throws IOException {
    limits = builder.limits;
    uses = builder.uses;
    // Arrays that wait for the next guest are not in anybody's memory, but in the heap all the
    // same.
    budget = MemoryBudget.of(limits.totalMemoryBytes()).reusing(limits.totalMemoryBytes() / 4);
    builder.components.forEach(
        (route, component) -> mounts.add(new Mount(route, application(component))));
    mounts.sort(MOST_SPECIAL_FIRST);
    QueuedThreadPool threads = guestThreads(limits);
    server = new Server(threads);
    var admission =
        new Admission(limits.guests(), limits.waiting(), limits.waitTime(), threads, clock);
    connector = Connectors.of(server, builder.address, limits, builder.tls);
    server.addConnector(connector);
    var slowHeads = new SlowHeads(limits.headTime());
    connector.addBean(slowHeads);
    slowHeads.start(clock);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    handler = new ServeHandler(mounts, limits, admission, slowHeads, metrics, builder.listener);
    server.setHandler(new GracefulHandler(handler));
    server.setStopTimeout(limits.drainTime().plus(GRACE).toMillis());
    metrics.watch(admission, budget, () -> connector.getConnectedEndPoints().size());
    admin = builder.adminAddress.map(this::adminServer);
  }

  private static final Comparator<Mount> MOST_SPECIAL_FIRST =
      Comparator.comparingInt((Mount mount) -> mount.route().host().isPresent() ? 0 : 1)
          .thenComparingInt(mount -> -mount.route().path().length());

  /** {@return a builder of servers} */
  public static ComponentServerBuilder builder() {
    return new ComponentServerBuilder();
  }

  static ComponentServer start(ComponentServerBuilder builder) throws IOException {
    var made = new ComponentServer(builder);
    try {
      if (made.admin.isPresent()) {
        start(made.admin.get());
      }
      start(made.server);
      made.ready = true;
      return made;
    } catch (IOException failure) {
      made.close();
      throw failure;
    }
  }

  private static void start(Server server) throws IOException {
    try {
      server.start();
    } catch (IOException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static ScheduledThreadPoolExecutor newClock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("gantry-serve-clock").unstarted(task));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  private static QueuedThreadPool guestThreads(ServeLimits limits) {
    var number = new AtomicInteger();
    var threads =
        new QueuedThreadPool(
            limits.guests() + OTHER_THREADS,
            Math.min(8, limits.guests()),
            60_000,
            -1,
            new LinkedBlockingQueue<>(),
            null,
            task ->
                new Thread(
                    null, task, "gantry-serve-" + number.incrementAndGet(), limits.stackBytes()));
    threads.setDaemon(true);
    return threads;
  }

  private Server adminServer(InetSocketAddress address) {
    var threads = new QueuedThreadPool(6, 4);
    threads.setName("gantry-admin");
    threads.setDaemon(true);
    var made = new Server(threads);
    made.addConnector(Connectors.plain(made, address));
    made.setHandler((Handler) new AdminHandler(() -> ready, metrics));
    return made;
  }

  private Application application(LinkedComponent component) {
    return Application.of(
        component,
        uses == 1
            ? new FreshInstances(component, limits.storeLimits(), budget)
            : new ReusedInstances(component, limits.storeLimits(), budget, uses));
  }

  /** {@return where requests come in} */
  public InetSocketAddress address() {
    return address(connector);
  }

  /** {@return where operators ask, if they can} */
  public Optional<InetSocketAddress> adminAddress() {
    return admin.map(other -> address((ServerConnector) other.getConnectors()[0]));
  }

  private static InetSocketAddress address(ServerConnector of) {
    return new InetSocketAddress(of.getHost(), of.getLocalPort());
  }

  /**
   * Lets another component answer on a route. Requests that are under way end where they began.
   *
   * @throws IllegalArgumentException if there is no such route, or the component answers no
   *     requests
   */
  public void replace(Route route, LinkedComponent component) {
    mounts.stream()
        .filter(mount -> mount.route().equals(route))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no route `%s`".formatted(route)))
        .replace(application(component));
  }

  /**
   * Stops: takes no more connections, is not ready any more, lets the requests that are under way
   * end, and ends those that do not within {@link ServeLimits#drainTime}.
   *
   * <p>Blocks until all is done. A second call does nothing.
   */
  @Override
  public void close() {
    ready = false;
    if (closed.getAndSet(true)) {
      return;
    }
    var _ = clock.schedule(handler::cancelAll, limits.drainTime().toNanos(), TimeUnit.NANOSECONDS);
    stop(server);
    admin.ifPresent(ComponentServer::stop);
    clock.shutdownNow();
    mounts.forEach(mount -> mount.application().instances().close());
    metrics.close();
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception _) {
      // It has stopped all the same; a request did not end in time.
    }
  }
}
