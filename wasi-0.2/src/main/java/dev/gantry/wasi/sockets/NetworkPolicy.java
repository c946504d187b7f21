package dev.gantry.wasi.sockets;

import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what guests may reach. Safe for use by several threads.
 *
 * <p>It remembers the addresses that were looked up for names that rules mention, the latest 1,024
 * of them.
 */
public final class NetworkPolicy {
  private static final int MOST_LOOKED_UP = 1024;

  private final List<NetworkRule> peers;
  private final List<NetworkRule> listeners;
  private final boolean tcp;
  private final boolean udp;
  private final boolean lookup;
  private final Map<InetAddress, String> lookedUp =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, String> eldest) {
          return size() > MOST_LOOKED_UP;
        }
      };

  public NetworkPolicy(
      List<NetworkRule> peers,
      List<NetworkRule> listeners,
      boolean tcp,
      boolean udp,
      boolean lookup) {
    this.peers = peers;
    this.listeners = listeners;
    this.tcp = tcp;
    this.udp = udp;
    this.lookup = lookup;
  }

  /** Denies everything about TCP where nothing about it is granted. */
  void requireTcp() throws ErrorCodeException {
    require(tcp && !(peers.isEmpty() && listeners.isEmpty()));
  }

  /** Denies everything about UDP where nothing about it is granted. */
  void requireUdp() throws ErrorCodeException {
    require(udp && !(peers.isEmpty() && listeners.isEmpty()));
  }

  /** Checks that guests may connect or send to a peer. */
  void requirePeer(InetSocketAddress peer) throws ErrorCodeException {
    require(allowsPeer(peer));
  }

  boolean allowsPeer(InetSocketAddress peer) {
    Optional<String> name = nameOf(peer.getAddress());
    return peers.stream()
        .anyMatch(
            rule ->
                rule.allows(peer)
                    || (rule.allowsPort(peer.getPort()) && name.map(rule::names).orElse(false)));
  }

  /** Checks that guests may listen on a local address. */
  void requireListener(InetSocketAddress local) throws ErrorCodeException {
    require(allowsListener(local));
  }

  boolean allowsListener(InetSocketAddress local) {
    return listeners.stream().anyMatch(rule -> rule.allows(local));
  }

  /**
   * Checks that guests may bind to a local address: one to listen on, or any free port, which is
   * what those need who only want to reach peers.
   */
  void requireBind(InetSocketAddress local) throws ErrorCodeException {
    require(allowsListener(local) || (local.getPort() == 0 && !peers.isEmpty()));
  }

  /** Checks that guests may look a name up; to others it seems that nobody knows it. */
  void requireLookup(String name) throws ErrorCodeException {
    if (!lookup && !names(name)) {
      throw new ErrorCodeException(ErrorCode.PERMANENT_RESOLVER_FAILURE);
    }
  }

  private boolean names(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return peers.stream().anyMatch(rule -> rule.names(lower));
  }

  /** Remembers what was looked up. */
  void resolved(String name, List<InetAddress> addresses) {
    if (names(name)) {
      synchronized (lookedUp) {
        addresses.forEach(address -> lookedUp.put(address, name.toLowerCase(Locale.ROOT)));
      }
    }
  }

  private Optional<String> nameOf(InetAddress address) {
    synchronized (lookedUp) {
      return Optional.ofNullable(lookedUp.get(address));
    }
  }

  private static void require(boolean allowed) throws ErrorCodeException {
    if (!allowed) {
      throw new ErrorCodeException(ErrorCode.ACCESS_DENIED);
    }
  }
}
