package dev.gantry.wasi.bindings.sockets;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import dev.gantry.wasi.bindings.sockets.Network.IpAddressFamily;
import dev.gantry.wasi.bindings.sockets.Network.IpSocketAddress;
import dev.gantry.wasi.bindings.sockets.Network.NetworkResource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code wasi:sockets/udp@0.2.12}: UDP sockets, none of whose functions blocks. */
public interface Udp {

  /** {@code record incoming-datagram}: what was received, and from where. */
  @SuppressWarnings("ArrayRecordComponent") // What the bindings table says of `list<u8>`.
  record IncomingDatagram(byte[] data, IpSocketAddress remoteAddress) {
    @Override
    public boolean equals(Object other) {
      return other instanceof IncomingDatagram that
          && Arrays.equals(data, that.data)
          && remoteAddress.equals(that.remoteAddress);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(data) + remoteAddress.hashCode();
    }

    @Override
    public String toString() {
      return "IncomingDatagram[data="
          + Arrays.toString(data)
          + ", remoteAddress="
          + remoteAddress
          + "]";
    }
  }

  /** {@code record outgoing-datagram}: what to send, and where to. */
  @SuppressWarnings("ArrayRecordComponent") // What the bindings table says of `list<u8>`.
  record OutgoingDatagram(byte[] data, Optional<IpSocketAddress> remoteAddress) {
    @Override
    public boolean equals(Object other) {
      return other instanceof OutgoingDatagram that
          && Arrays.equals(data, that.data)
          && remoteAddress.equals(that.remoteAddress);
    }

    @Override
    public int hashCode() {
      return 31 * Arrays.hashCode(data) + remoteAddress.hashCode();
    }

    @Override
    public String toString() {
      return "OutgoingDatagram[data="
          + Arrays.toString(data)
          + ", remoteAddress="
          + remoteAddress
          + "]";
    }
  }

  /** {@code resource udp-socket}. */
  interface UdpSocket extends AutoCloseable {

    /** Starts to bind the socket to a local address. */
    void startBind(NetworkResource network, IpSocketAddress localAddress) throws ErrorCodeException;

    /** Ends what {@link #startBind} started. */
    void finishBind() throws ErrorCodeException;

    /** {@return streams to and from one peer, or all if that is empty; children of the socket} */
    Tuple2<IncomingDatagramStream, OutgoingDatagramStream> stream(
        Optional<IpSocketAddress> remoteAddress) throws ErrorCodeException;

    /** {@return the address that the socket is bound to} */
    IpSocketAddress localAddress() throws ErrorCodeException;

    /** {@return the peer that the socket streams to} */
    IpSocketAddress remoteAddress() throws ErrorCodeException;

    /** {@return IPv4 or IPv6} */
    IpAddressFamily addressFamily();

    /** {@return the hop limit of packets} */
    int unicastHopLimit() throws ErrorCodeException;

    /** Sets the hop limit of packets, which is 1 or more. */
    void setUnicastHopLimit(int value) throws ErrorCodeException;

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

    @Override
    void close();
  }

  /** {@code resource incoming-datagram-stream}. */
  interface IncomingDatagramStream extends AutoCloseable {

    /** {@return up to {@code maxResults} datagrams, those that are there} */
    List<IncomingDatagram> receive(long maxResults) throws ErrorCodeException;

    /** {@return a child that is ready when a datagram may be there} */
    Pollable subscribe();

    @Override
    void close();
  }

  /** {@code resource outgoing-datagram-stream}. */
  interface OutgoingDatagramStream extends AutoCloseable {

    /** {@return how many datagrams the next {@link #send} may have} */
    long checkSend() throws ErrorCodeException;

    /** {@return how many were sent; traps if they are more than was permitted} */
    long send(List<OutgoingDatagram> datagrams) throws ErrorCodeException;

    /** {@return a child that is ready when datagrams may be sent} */
    Pollable subscribe();

    @Override
    void close();
  }
}
