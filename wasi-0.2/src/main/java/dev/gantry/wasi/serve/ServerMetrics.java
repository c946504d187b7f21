package dev.gantry.wasi.serve;

import dev.gantry.engine.MemoryBudget;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a server counts and measures, for Prometheus. Safe for use by several threads. */
final class ServerMetrics implements AutoCloseable {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(3),
    Duration.ofMillis(10),
    Duration.ofMillis(30),
    Duration.ofMillis(100),
    Duration.ofMillis(300),
    Duration.ofSeconds(1),
    Duration.ofSeconds(3),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics gc = new JvmGcMetrics();
  private final ConcurrentHashMap<Answer, Timer> timers = new ConcurrentHashMap<>();
  private final Counter fresh = counter("gantry.instances.created", "Instances made");
  private final Counter fuel = counter("gantry.fuel.used", "Fuel that guests used up");
  private final Counter received = counter("gantry.request.bytes", "Bytes of requests' bodies");
  private final Counter sent = counter("gantry.response.bytes", "Bytes of answers' bodies");

  private record Answer(String route, int status) {}

  ServerMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    gc.bindTo(registry);
  }

  /** Shows what the parts of a server tell about themselves. */
  void watch(Admission admission, MemoryBudget budget, Supplier<Number> connections) {
    gauge("gantry.guests", "Requests that a guest works on", admission::atWork);
    gauge("gantry.requests.waiting", "Requests that wait for a guest", admission::waiting);
    gauge("gantry.connections", "Connections that are open", connections);
    Gauge.builder("gantry.memory", budget, MemoryBudget::used)
        .baseUnit("bytes")
        .description("Bytes in the memories of guests")
        .register(registry);
  }

  private void gauge(String name, String description, Supplier<Number> value) {
    Gauge.builder(name, value).description(description).register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** Counts a request that is over. */
  void served(ServerListener.Served request) {
    timers
        .computeIfAbsent(new Answer(request.route(), request.status()), this::timer)
        .record(request.duration());
    received.increment((double) request.requestBytes());
    sent.increment((double) request.responseBytes());
  }

  private Timer timer(Answer answer) {
    return Timer.builder("gantry.requests")
        .description("Requests, by the time they took")
        .tag("route", answer.route())
        .tag("status", Integer.toString(answer.status()))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** Counts a new instance. */
  void instantiated() {
    fresh.increment();
  }

  /** Counts what a guest used up. */
  void used(long amount) {
    fuel.increment((double) amount);
  }

  /** Counts a guest that failed. */
  void failed(Route route, String kind) {
    Counter.builder("gantry.traps")
        .description("Guests that trapped, reached a limit or exited")
        .tag("route", route.toString())
        .tag("kind", kind)
        .register(registry)
        .increment();
  }

  /** Counts a request that no guest got. */
  void refused(String reason) {
    Counter.builder("gantry.requests.refused")
        .description("Requests that no guest got")
        .tag("reason", reason)
        .register(registry)
        .increment();
  }

  /** {@return everything, in the text format of Prometheus} */
  String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    gc.close();
    registry.close();
  }
}
