package dev.gantry.wasi.sockets;

import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.io.ChannelReadiness;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.HostOutput;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import dev.gantry.wasi.io.Wakers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * What a TCP peer is sent.
 *
 * <p>What the operating system does not take at once is sent by a virtual thread, even if the guest
 * goes on to wait for something else. Until that is done nothing more is accepted.
 */
final class TcpOutput extends HostOutput {
  private final SocketChannel channel;
  private final Children socket;
  private final Wakers wakers = new Wakers();
  private final Drained drained = new Drained();

  private ByteBuffer pending = ByteBuffer.allocate(0);
  private boolean ended;
  private boolean finWanted;
  private Optional<IOException> failure = Optional.empty();

  TcpOutput(SocketChannel channel, Children socket) {
    this.channel = channel;
    this.socket = socket;
    socket.add();
  }

  @Override
  protected synchronized long writable() throws StreamErrorException {
    requireOpen();
    return pending.hasRemaining() ? 0 : LONGEST_WRITE;
  }

  @Override
  protected synchronized void writeNow(byte[] bytes) throws StreamErrorException {
    requireOpen();
    if (pending.hasRemaining()) {
      // Permitted together with what has not been sent yet, which goes first.
      pending =
          ByteBuffer.allocate(pending.remaining() + bytes.length).put(pending).put(bytes).flip();
      return;
    }
    pending = ByteBuffer.wrap(bytes);
    if (!push()) {
      Thread.ofVirtual().name("gantry-tcp-output").start(this::drain);
    }
    requireOpen();
  }

  @Override
  protected synchronized void flushNow() throws StreamErrorException {
    requireOpen();
  }

  @Override
  protected synchronized void afterFlush() throws StreamErrorException {
    if (failure.isPresent()) {
      requireOpen();
    }
  }

  private void requireOpen() throws StreamErrorException {
    if (failure.isPresent()) {
      IOException reason = failure.get();
      failure = Optional.empty();
      ended = true;
      throw HostError.failed(SocketErrors.code(reason));
    }
    if (ended) {
      throw HostError.closed();
    }
  }

  /** {@return whether there is nothing left to send} */
  private synchronized boolean push() {
    try {
      while (pending.hasRemaining()) {
        if (channel.write(pending) == 0) {
          return false;
        }
      }
      if (finWanted) {
        channel.shutdownOutput();
      }
    } catch (IOException e) {
      failure = Optional.of(e);
      pending = ByteBuffer.allocate(0);
    }
    return true;
  }

  private void drain() {
    Readiness writable = new ChannelReadiness(channel, SelectionKey.OP_WRITE);
    do {
      Wait.until(writable);
    } while (!push());
    wakers.wakeAll();
  }

  /** Ends the stream, and tells the peer once it has got everything. */
  synchronized void shutdown() {
    if (!ended) {
      ended = true;
      finWanted = true;
      if (!pending.hasRemaining()) {
        boolean _ = push();
        failure = Optional.empty();
      }
    }
  }

  @Override
  protected Readiness readiness() {
    return drained;
  }

  @Override
  protected void release() {
    socket.remove();
  }

  private final class Drained implements Readiness {
    @Override
    public boolean ready() {
      synchronized (TcpOutput.this) {
        return !pending.hasRemaining() || failure.isPresent() || ended;
      }
    }

    @Override
    public void arm(Wait wait) {
      wakers.add(wait);
    }

    @Override
    public void disarm(Wait wait) {
      wakers.remove(wait);
    }
  }
}
