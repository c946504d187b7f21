package dev.gantry.wasi.bindings.sockets;

import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddress;
import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;
import java.util.Optional;

/** {@code wasi:sockets/ip-name-lookup@0.2.12}: from names to addresses. */
public interface IpNameLookup {

  /** {@return a stream of the addresses of a host; never blocks} */
  ResolveAddressStream resolveAddresses(NetworkResource network, String name)
      throws ErrorCodeException;

  /** {@code resource resolve-address-stream}. */
  interface ResolveAddressStream extends AutoCloseable {

    /** {@return the next address, or empty after the last} */
    Optional<IpAddress> resolveNextAddress() throws ErrorCodeException;

    /** {@return a child that is ready when there is an answer} */
    Pollable subscribe();

    @Override
    void close();
  }
}
