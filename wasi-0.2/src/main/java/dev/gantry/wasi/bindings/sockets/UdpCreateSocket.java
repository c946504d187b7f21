package dev.gantry.wasi.bindings.sockets;

import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Udp.UdpSocket;

/** {@code wasi:sockets/udp-create-socket@0.2.12}. */
public interface UdpCreateSocket {

  /** {@return a new socket, which is not bound} */
  UdpSocket createUdpSocket(IpAddressFamily addressFamily) throws ErrorCodeException;
}
