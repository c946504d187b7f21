package dev.gantry.wasi;

import dev.gantry.wasi.http.FieldRules;
import dev.gantry.wasi.http.HostRule;
import dev.gantry.wasi.http.OutgoingPolicy;
import dev.gantry.wasi.http.Transport;
import dev.gantry.wasi.http.Transport.Timeouts;
import dev.gantry.wasi.http.jetty.JettyTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The HTTP that guests may speak. Immutable.
 *
 * <p>Guests may always make requests and responses, and answer those that they are given. To send
 * requests, they need a rule that allows the host: a name or an address ({@code example.com},
 * {@code [2001:db8::1]}), a name with all below it ({@code *.example.com}) or all hosts ({@code
 * *}), and after a colon a port, without which all are meant. What a name stands for is not looked
 * at: who allows a name trusts it.
 */
public final class WasiHttp {
  private static final WasiHttp NONE =
      new WasiHttp(
          List.of(),
          FieldRules.DEFAULT,
          new Timeouts(Duration.ofSeconds(60), Duration.ofSeconds(600), Duration.ofSeconds(600)),
          JettyTransport::shared);

  private final List<HostRule> hosts;
  private final FieldRules fields;
  private final Timeouts limits;
  private final Supplier<Transport> transport;

  private WasiHttp(
      List<HostRule> hosts, FieldRules fields, Timeouts limits, Supplier<Transport> transport) {
    this.hosts = List.copyOf(hosts);
    this.fields = fields;
    this.limits = limits;
    this.transport = transport;
  }

  /** {@return HTTP without any request that is sent} */
  public static WasiHttp none() {
    return NONE;
  }

  /**
   * {@return this with a host that guests may send requests to}
   *
   * @throws IllegalArgumentException if it is no rule
   */
  public WasiHttp withHost(String rule) {
    List<HostRule> more = new ArrayList<>(hosts);
    more.add(HostRule.parse(rule));
    return new WasiHttp(more, fields, limits, transport);
  }

  /** {@return this with fields that guests may not set, besides those of connections} */
  public WasiHttp withForbiddenFields(Collection<String> names) {
    return new WasiHttp(hosts, fields.forbidding(names), limits, transport);
  }

  /** {@return this with a limit for the names and values of one set of fields, in bytes} */
  public WasiHttp withMaxFieldBytes(int length) {
    return new WasiHttp(hosts, new FieldRules(fields.forbidden(), length), limits, transport);
  }

  /**
   * {@return this with the most time that requests may take, whatever guests ask for}
   *
   * @param connect until there is a connection; 60 s if not set
   * @param firstByte from then until the response begins; 600 s if not set
   * @param betweenBytes between parts of the response; 600 s if not set
   */
  public WasiHttp withTimeouts(Duration connect, Duration firstByte, Duration betweenBytes) {
    return new WasiHttp(hosts, fields, new Timeouts(connect, firstByte, betweenBytes), transport);
  }

  /**
   * {@return this with what {@code https} trusts, and how it proves who it is}
   *
   * <p>Without it, the certificates that this Java trusts are trusted.
   */
  public WasiHttp withTls(SSLContext context) {
    return new WasiHttp(hosts, fields, limits, new OwnTransport(context));
  }

  /** {@return the rules for fields} */
  FieldRules fields() {
    return fields;
  }

  OutgoingPolicy policy() {
    return new OutgoingPolicy(hosts, limits);
  }

  /** {@return this with another way to send requests} */
  WasiHttp withTransport(Transport other) {
    return new WasiHttp(hosts, fields, limits, () -> other);
  }

  /** {@return what sends requests, started when it is first asked for} */
  Supplier<Transport> transport() {
    return transport;
  }

  /** A transport of its own, for what its context trusts must not be trusted by others. */
  private static final class OwnTransport implements Supplier<Transport> {
    private final SSLContext context;
    private Optional<Transport> started = Optional.empty();

    OwnTransport(SSLContext context) {
      this.context = context;
    }

    @Override
    public synchronized Transport get() {
      Transport transport = started.orElseGet(() -> JettyTransport.start(context));
      started = Optional.of(transport);
      return transport;
    }
  }
}
