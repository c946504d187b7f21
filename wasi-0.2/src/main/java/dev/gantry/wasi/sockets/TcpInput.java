package dev.gantry.wasi.sockets;

import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.HostInput;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** What a TCP peer sends. */
final class TcpInput extends HostInput {
  private static final int CHUNK = 16 * 1024;

  private final SocketChannel channel;
  private final Children socket;
  private final Arrival arrival = new Arrival();

  /** What has been read from the channel and not yet by the guest; made when first needed. */
  private ByteBuffer chunk = ByteBuffer.allocate(0);

  private boolean ended;
  private Optional<IOException> failure = Optional.empty();

  TcpInput(SocketChannel channel, Children socket) {
    this.channel = channel;
    this.socket = socket;
    socket.add();
  }

  @Override
  protected byte[] readNow(int length) throws StreamErrorException {
    if (length > 0) {
      fill();
    }
    if (chunk.hasRemaining()) {
      byte[] bytes = new byte[Math.min(length, chunk.remaining())];
      chunk.get(bytes);
      return bytes;
    }
    if (failure.isPresent()) {
      IOException reason = failure.get();
      failure = Optional.empty();
      ended = true;
      throw HostError.failed(SocketErrors.code(reason));
    }
    if (ended) {
      throw HostError.closed();
    }
    return new byte[0];
  }

  private void fill() {
    if (chunk.hasRemaining() || ended || failure.isPresent()) {
      return;
    }
    if (chunk.capacity() == 0) {
      chunk = ByteBuffer.allocate(CHUNK);
    }
    chunk.clear();
    try {
      ended = channel.read(chunk) < 0;
    } catch (IOException e) {
      failure = Optional.of(e);
    }
    chunk.flip();
  }

  /** Ends the stream; what has arrived and has not been read is lost. */
  void shutdown() {
    ended = true;
    failure = Optional.empty();
    chunk = ByteBuffer.allocate(0);
  }

  @Override
  protected Readiness readiness() {
    return arrival;
  }

  @Override
  protected void release() {
    socket.remove();
  }

  private final class Arrival implements Readiness {
    @Override
    public boolean ready() {
      fill();
      return chunk.hasRemaining() || ended || failure.isPresent();
    }

    @Override
    public void arm(Wait wait) {
      wait.on(channel, SelectionKey.OP_READ);
    }
  }
}
