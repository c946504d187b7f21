package dev.gantry.wasi.bindings.sockets;

import dev.gantry.types.Tuple2;
import dev.gantry.types.Tuple3;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;

/** {@code wasi:sockets/tcp@0.2.12}: TCP sockets, none of whose functions blocks. */
public interface Tcp {

  /** {@code enum shutdown-type}: which direction ends. */
  enum ShutdownType {
    RECEIVE,
    SEND,
    BOTH
  }

  /** {@code resource tcp-socket}. */
  interface TcpSocket extends AutoCloseable {

    /** Starts to bind the socket to a local address. */
    void startBind(NetworkResource network, IpSocketAddress localAddress) throws ErrorCodeException;

    /** Ends what {@link #startBind} started. */
    void finishBind() throws ErrorCodeException;

    /** Starts to connect to a remote address. */
    void startConnect(NetworkResource network, IpSocketAddress remoteAddress)
        throws ErrorCodeException;

    /** {@return the streams of the connection, children of the socket} */
    Tuple2<InputStream, OutputStream> finishConnect() throws ErrorCodeException;

    /** Starts to listen for connections. */
    void startListen() throws ErrorCodeException;

    /** Ends what {@link #startListen} started. */
    void finishListen() throws ErrorCodeException;

    /** {@return the next connection and its streams} */
    Tuple3<TcpSocket, InputStream, OutputStream> accept() throws ErrorCodeException;

    /** {@return the address that the socket is bound to} */
    IpSocketAddress localAddress() throws ErrorCodeException;

    /** {@return the address that the socket is connected to} */
    IpSocketAddress remoteAddress() throws ErrorCodeException;

    /** {@return whether the socket is listening} */
    boolean isListening();

    /** {@return IPv4 or IPv6} */
    IpAddressFamily addressFamily();

    /** Hints how many connections may wait to be accepted, 1 or more. */
    void setListenBacklogSize(long value) throws ErrorCodeException;

    /** {@return whether idle connections are probed} */
    boolean keepAliveEnabled() throws ErrorCodeException;

    /** Sets whether idle connections are probed. */
    void setKeepAliveEnabled(boolean value) throws ErrorCodeException;

    /** {@return how long a connection is idle before it is probed, in nanoseconds} */
    long keepAliveIdleTime() throws ErrorCodeException;

    /** Sets how long a connection is idle before it is probed, not 0. */
    void setKeepAliveIdleTime(long value) throws ErrorCodeException;

    /** {@return the time between probes, in nanoseconds} */
    long keepAliveInterval() throws ErrorCodeException;

    /** Sets the time between probes, not 0. */
    void setKeepAliveInterval(long value) throws ErrorCodeException;

    /** {@return after how many probes a connection is given up} */
    long keepAliveCount() throws ErrorCodeException;

    /** Sets after how many probes a connection is given up, not 0. */
    void setKeepAliveCount(long value) throws ErrorCodeException;

    /** {@return the hop limit of packets} */
    int hopLimit() throws ErrorCodeException;

    /** Sets the hop limit of packets, which is 1 or more. */
    void setHopLimit(int value) throws ErrorCodeException;

    /** {@return the size of the receive buffer in bytes} */
    long receiveBufferSize() throws ErrorCodeException;

    /** Sets the size of the receive buffer, which is 1 byte or more. */
    void setReceiveBufferSize(long value) throws ErrorCodeException;

    /** {@return the size of the send buffer in bytes} */
    long sendBufferSize() throws ErrorCodeException;

    /** Sets the size of the send buffer, which is 1 byte or more. */
    void setSendBufferSize(long value) throws ErrorCodeException;

    /** {@return a child that is ready when an operation of this socket can go on} */
    Pollable subscribe();

    /** Ends one direction, or both. */
    void shutdown(ShutdownType shutdownType) throws ErrorCodeException;

    @Override
    void close();
  }
}
