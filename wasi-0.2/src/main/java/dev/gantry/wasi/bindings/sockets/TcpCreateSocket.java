package dev.gantry.wasi.bindings.sockets;

import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Tcp.TcpSocket;

/** {@code wasi:sockets/tcp-create-socket@0.2.12}. */
public interface TcpCreateSocket {

  /** {@return a new socket, which is not bound} */
  TcpSocket createTcpSocket(IpAddressFamily addressFamily) throws ErrorCodeException;
}
