package dev.gantry.wasi.sockets;

import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.sockets.IpNameLookup.ResolveAddressStream;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddress;
import dev.gantry.wasi.io.Children;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** The addresses of a host, one by one. */
final class AddressStream implements ResolveAddressStream {
  private final NameLookup lookup;
  private final Children children = new Children();
  private int next;
  private boolean closed;

  AddressStream(NameLookup lookup) {
    this.lookup = lookup;
  }

  @Override
  public Optional<IpAddress> resolveNextAddress() throws ErrorCodeException {
    List<InetAddress> addresses = lookup.addresses();
    if (next == addresses.size()) {
      return Optional.empty();
    }
    return Optional.of(Addresses.of(addresses.get(next++)));
  }

  @Override
  public Pollable subscribe() {
    return children.pollable(lookup);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      children.requireNone();
    }
  }
}
