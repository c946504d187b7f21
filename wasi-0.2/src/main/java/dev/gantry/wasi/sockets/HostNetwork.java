package dev.gantry.wasi.sockets;

import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;

/** The network of a guest. What it allows is up to the policy behind all sockets. */
record HostNetwork() implements NetworkResource {
  @Override
  public void close() {}
}
