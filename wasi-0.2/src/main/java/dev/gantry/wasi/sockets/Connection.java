package dev.gantry.wasi.sockets;

import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** A connection that is being made. */
final class Connection implements Readiness {
  private final SocketChannel channel;
  private boolean done;
  private Optional<IOException> failure = Optional.empty();

  /** Starts to connect; a failure, even one at once, is told at the end. */
  Connection(SocketChannel channel, InetSocketAddress peer) {
    this.channel = channel;
    attempt(() -> channel.connect(peer));
  }

  private interface Attempt {
    boolean run() throws IOException;
  }

  private void attempt(Attempt attempt) {
    try {
      done = attempt.run();
    } catch (IOException e) {
      failure = Optional.of(e);
      done = true;
    }
  }

  /** {@return why the connection failed, once this is ready} */
  Optional<IOException> failure() {
    return failure;
  }

  @Override
  public boolean ready() {
    if (!done) {
      attempt(channel::finishConnect);
    }
    return done;
  }

  @Override
  public void arm(Wait wait) {
    wait.on(channel, SelectionKey.OP_CONNECT);
  }
}
