package dev.gantry.wasi.bindings.sockets;

import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;

/** {@code wasi:sockets/instance-network@0.2.12}. */
public interface InstanceNetwork {

  /** {@return the network that the host grants} */
  NetworkResource instanceNetwork();
}
