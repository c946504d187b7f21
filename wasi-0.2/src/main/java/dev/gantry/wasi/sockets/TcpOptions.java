package dev.gantry.wasi.sockets;

import static dev.gantry.wasi.sockets.SocketErrors.error;

import dev.gantry.wasi.bindings.sockets.Network.ErrorCode;
import dev.gantry.wasi.bindings.sockets.Network.ErrorCodeException;
import java.io.IOException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/**
 * The options of a TCP socket. They outlive the channel, which is another one once the socket
 * listens, and are handed on to the sockets that it accepts.
 */
final class TcpOptions {
  private static final long NANOS = 1_000_000_000;

  /** What operating systems take at most, in seconds and in probes. */
  private static final int LONGEST_SECONDS = 32_767;

  private static final int MOST_PROBES = 127;
  private static final int USUAL_HOP_LIMIT = 64;

  private boolean keepAlive;
  private int idleSeconds;
  private int intervalSeconds;
  private int probes;
  private int hopLimit = USUAL_HOP_LIMIT;
  private int receiveBuffer;
  private int sendBuffer;

  private TcpOptions() {}

  /** {@return the options that a channel has} */
  static TcpOptions of(SocketChannel channel) throws IOException {
    TcpOptions options = new TcpOptions();
    options.keepAlive = channel.getOption(StandardSocketOptions.SO_KEEPALIVE);
    options.idleSeconds = get(channel, ExtendedSocketOptions.TCP_KEEPIDLE, 7200);
    options.intervalSeconds = get(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, 75);
    options.probes = get(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, 9);
    options.receiveBuffer = channel.getOption(StandardSocketOptions.SO_RCVBUF);
    options.sendBuffer = channel.getOption(StandardSocketOptions.SO_SNDBUF);
    return options;
  }

  private static int get(NetworkChannel channel, SocketOption<Integer> option, int otherwise)
      throws IOException {
    return channel.supportedOptions().contains(option) ? channel.getOption(option) : otherwise;
  }

  private static <T> void set(NetworkChannel channel, SocketOption<T> option, T value)
      throws IOException {
    if (channel.isOpen() && channel.supportedOptions().contains(option)) {
      channel.setOption(option, value);
    }
  }

  /** {@return the options of an accepted channel, on which these have been set} */
  TcpOptions inheritTo(SocketChannel channel) throws IOException {
    set(channel, StandardSocketOptions.SO_KEEPALIVE, keepAlive);
    set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, idleSeconds);
    set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, intervalSeconds);
    set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, probes);
    set(channel, StandardSocketOptions.SO_RCVBUF, receiveBuffer);
    set(channel, StandardSocketOptions.SO_SNDBUF, sendBuffer);
    TcpOptions options = of(channel);
    options.hopLimit = hopLimit;
    return options;
  }

  boolean keepAlive() {
    return keepAlive;
  }

  void keepAlive(NetworkChannel channel, boolean value) throws IOException {
    set(channel, StandardSocketOptions.SO_KEEPALIVE, value);
    keepAlive = value;
  }

  long idleTime() {
    return idleSeconds * NANOS;
  }

  void idleTime(NetworkChannel channel, long nanos) throws IOException, ErrorCodeException {
    int seconds = seconds(nanos);
    set(channel, ExtendedSocketOptions.TCP_KEEPIDLE, seconds);
    idleSeconds = seconds;
  }

  long interval() {
    return intervalSeconds * NANOS;
  }

  void interval(NetworkChannel channel, long nanos) throws IOException, ErrorCodeException {
    int seconds = seconds(nanos);
    set(channel, ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds);
    intervalSeconds = seconds;
  }

  int probes() {
    return probes;
  }

  void probes(NetworkChannel channel, long count) throws IOException, ErrorCodeException {
    int bounded = (int) Math.min(positive(count), MOST_PROBES);
    set(channel, ExtendedSocketOptions.TCP_KEEPCOUNT, bounded);
    probes = bounded;
  }

  int hopLimit() {
    return hopLimit;
  }

  void hopLimit(int value) throws ErrorCodeException {
    hopLimit = (int) positive(value);
  }

  long receiveBuffer() {
    return receiveBuffer;
  }

  void receiveBuffer(NetworkChannel channel, long size) throws IOException, ErrorCodeException {
    receiveBuffer = bufferSize(channel, StandardSocketOptions.SO_RCVBUF, size);
  }

  long sendBuffer() {
    return sendBuffer;
  }

  void sendBuffer(NetworkChannel channel, long size) throws IOException, ErrorCodeException {
    sendBuffer = bufferSize(channel, StandardSocketOptions.SO_SNDBUF, size);
  }

  /** {@return the size that the channel has after it has been asked for another} */
  static int bufferSize(NetworkChannel channel, SocketOption<Integer> option, long size)
      throws IOException, ErrorCodeException {
    // The operating system doubles it for its own needs, which must not overflow.
    int bounded = (int) Math.min(positive(size), 1 << 29);
    set(channel, option, bounded);
    return channel.isOpen() ? get(channel, option, bounded) : bounded;
  }

  /** {@return the number, at most the largest signed one, if it is not 0} */
  static long positive(long value) throws ErrorCodeException {
    if (value == 0) {
      throw error(ErrorCode.INVALID_ARGUMENT);
    }
    return value < 0 ? Long.MAX_VALUE : value;
  }

  /** {@return whole seconds, rounded up} */
  private static int seconds(long nanos) throws ErrorCodeException {
    return (int) Math.min((positive(nanos) - 1) / NANOS + 1, LONGEST_SECONDS);
  }
}
