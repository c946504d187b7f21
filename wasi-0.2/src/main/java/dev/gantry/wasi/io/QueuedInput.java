package dev.gantry.wasi.io;

import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Input whose reading blocks, and cannot be interrupted: a thread of its own reads it.
 *
 * <p>The thread reads only when asked, one chunk at a time, so that input which the guest does not
 * want is left to others. It ends when it has not been asked for a while. All streams of one {@code
 * QueuedInput} share its bytes. Safe for use by several threads.
 */
public final class QueuedInput {
  private static final byte[] NOTHING = {};
  private static final long IDLE_MILLIS = 10_000;

  private final InputStream source;
  private final Wakers wakers = new Wakers();
  private final Readiness readiness = new Arrival();
  private byte[] chunk = NOTHING;
  private int position;
  private boolean wanted;
  private boolean reading;
  private boolean ended;
  private Optional<IOException> failure = Optional.empty();

  public QueuedInput(InputStream source) {
    this.source = source;
  }

  /** {@return a stream of the bytes that nobody else has read} */
  public HostInput stream() {
    return new HostInput() {
      @Override
      protected byte[] readNow(int length) throws StreamErrorException {
        return take(length);
      }

      @Override
      protected Readiness readiness() {
        return readiness;
      }
    };
  }

  private synchronized byte[] take(int length) throws StreamErrorException {
    if (position < chunk.length) {
      byte[] taken = Arrays.copyOfRange(chunk, position, Math.min(chunk.length, position + length));
      position += taken.length;
      return taken;
    }
    if (failure.isPresent()) {
      failure = Optional.empty();
      ended = true;
      throw HostError.failed("standard input failed");
    }
    if (ended) {
      throw HostError.closed();
    }
    if (length > 0) {
      want();
    }
    return NOTHING;
  }

  private synchronized boolean ready() {
    if (position < chunk.length || ended || failure.isPresent()) {
      return true;
    }
    want();
    return false;
  }

  private void want() {
    wanted = true;
    if (reading) {
      notifyAll();
    } else {
      reading = true;
      Thread.ofPlatform().daemon().name("gantry-stdin").start(this::readOnDemand);
    }
  }

  private void readOnDemand() {
    byte[] buffer = new byte[HostInput.LONGEST_READ];
    while (awaitDemand()) {
      try {
        int count = source.read(buffer);
        arrived(count < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(buffer, count)));
      } catch (IOException e) {
        failed(e);
      }
    }
  }

  private synchronized boolean awaitDemand() {
    long end = System.nanoTime() + IDLE_MILLIS * 1_000_000;
    while (!wanted && !ended && System.nanoTime() < end) {
      try {
        wait(IDLE_MILLIS);
      } catch (InterruptedException _) {
        // Nobody interrupts this thread to make it stop.
      }
    }
    reading = wanted && !ended;
    return reading;
  }

  private synchronized void arrived(Optional<byte[]> bytes) {
    wanted = false;
    chunk = bytes.orElse(NOTHING);
    position = 0;
    ended = bytes.isEmpty();
    wakers.wakeAll();
  }

  private synchronized void failed(IOException reason) {
    wanted = false;
    failure = Optional.of(reason);
    wakers.wakeAll();
  }

  private final class Arrival implements Readiness {
    @Override
    public boolean ready() {
      return QueuedInput.this.ready();
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
