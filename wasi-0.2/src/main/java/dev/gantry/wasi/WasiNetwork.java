package dev.gantry.wasi;

import dev.gantry.wasi.sockets.NetworkRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The network that guests may use. Immutable.
 *
 * <p>A rule is a host, and after a colon a port; both may be {@code *}, and a missing port means
 * all of them. The host is an address ({@code 192.0.2.1}, {@code [2001:db8::1]}), a block of
 * addresses ({@code 10.0.0.0/8}), a name ({@code example.com}) or a name with all below it ({@code
 * *.example.com}); the port is a number or a range ({@code 8000-8999}). A rule with a name also
 * lets guests look that name up, and holds for the addresses that they were told.
 */
public final class WasiNetwork {
  private static final WasiNetwork NONE = new WasiNetwork(List.of(), List.of(), true, true, false);

  private final List<NetworkRule> peers;
  private final List<NetworkRule> listeners;
  private final boolean tcp;
  private final boolean udp;
  private final boolean lookup;

  private WasiNetwork(
      List<NetworkRule> peers,
      List<NetworkRule> listeners,
      boolean tcp,
      boolean udp,
      boolean lookup) {
    this.peers = List.copyOf(peers);
    this.listeners = List.copyOf(listeners);
    this.tcp = tcp;
    this.udp = udp;
    this.lookup = lookup;
  }

  /** {@return no network at all} */
  public static WasiNetwork none() {
    return NONE;
  }

  /** {@return every network that the host reaches, with name look-up} */
  public static WasiNetwork all() {
    return NONE.withPeer("*").withListener("*").withNameLookup(true);
  }

  /**
   * {@return this network with peers that guests may connect and send to}
   *
   * @throws IllegalArgumentException if it is no rule
   */
  public WasiNetwork withPeer(String rule) {
    return new WasiNetwork(plus(peers, rule), listeners, tcp, udp, lookup);
  }

  /**
   * {@return this network with local addresses that guests may listen on}
   *
   * @throws IllegalArgumentException if it is no rule
   */
  public WasiNetwork withListener(String rule) {
    return new WasiNetwork(peers, plus(listeners, rule), tcp, udp, lookup);
  }

  /** {@return this network with or without TCP} */
  public WasiNetwork withTcp(boolean allowed) {
    return new WasiNetwork(peers, listeners, allowed, udp, lookup);
  }

  /** {@return this network with or without UDP} */
  public WasiNetwork withUdp(boolean allowed) {
    return new WasiNetwork(peers, listeners, tcp, allowed, lookup);
  }

  /** {@return this network with or without the look-up of names that no rule mentions} */
  public WasiNetwork withNameLookup(boolean allowed) {
    return new WasiNetwork(peers, listeners, tcp, udp, allowed);
  }

  /** {@return the rules for peers} */
  List<NetworkRule> peers() {
    return peers;
  }

  /** {@return the rules for local addresses} */
  List<NetworkRule> listeners() {
    return listeners;
  }

  boolean tcp() {
    return tcp;
  }

  boolean udp() {
    return udp;
  }

  boolean lookup() {
    return lookup;
  }

  private static List<NetworkRule> plus(List<NetworkRule> rules, String rule) {
    List<NetworkRule> more = new ArrayList<>(rules);
    more.add(NetworkRule.parse(rule));
    return more;
  }
}
