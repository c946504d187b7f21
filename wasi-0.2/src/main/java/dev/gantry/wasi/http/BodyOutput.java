package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.HostOutput;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import dev.gantry.wasi.io.Wakers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The bytes of a body that a guest sends.
 *
 * <p>A guest may write before its message is sent, and goes on writing while the sink is busy: up
 * to {@link #LONGEST_WRITE} bytes are kept then, and as many more are in the sink at most.
 *
 * <p>Written to by the guest's thread, and emptied by whatever thread completes a write.
 */
final class BodyOutput extends HostOutput implements BodySink.Completion {
  private static final byte[] NOTHING = {};

  private final MessageKind kind;
  private final OptionalLong promised;
  private final Children body;
  private final Wakers wakers = new Wakers();
  private final Readiness readiness = new Room();

  private Optional<BodySink> sink = Optional.empty();
  private byte[] kept = NOTHING;
  private int keptLength;
  private long written;
  private boolean busy;
  private boolean flushing;
  private boolean mayBeEmpty;
  private Optional<List<FieldLine>> trailers = Optional.empty();
  private Optional<ErrorCode> failure = Optional.empty();
  private boolean told;

  /** Whether the sink has been given anything. */
  private boolean begun;

  /** Whether the sink has been given the end. */
  private boolean ended;

  /**
   * An output that is not sent yet.
   *
   * @param promised by the fields, in bytes
   * @param body whose child the stream is once the guest has it
   */
  BodyOutput(MessageKind kind, OptionalLong promised, Children body) {
    this.kind = kind;
    this.promised = promised;
    this.body = body;
  }

  /**
   * Starts to send.
   *
   * @param mayBeEmpty whether the body may be left out whatever length was promised, as in the
   *     answer to {@code HEAD}
   */
  void attach(BodySink to, boolean mayBeEmpty) {
    Optional<ErrorCode> broken;
    synchronized (this) {
      sink = Optional.of(to);
      this.mayBeEmpty = mayBeEmpty;
      broken = failure;
    }
    if (broken.isPresent()) {
      to.abort(broken.get());
    } else {
      pump();
    }
  }

  @Override
  protected synchronized long writable() throws StreamErrorException {
    requireOpen();
    return hasRoom() ? LONGEST_WRITE - keptLength : 0;
  }

  /** Guests rather wait than write a few bytes at a time. */
  private boolean hasRoom() {
    return !flushing && keptLength <= LONGEST_WRITE / 2;
  }

  @Override
  protected void writeNow(byte[] bytes) throws StreamErrorException {
    synchronized (this) {
      requireOpen();
      written += bytes.length;
      if (promised.isEmpty() || written <= promised.getAsLong()) {
        keep(bytes);
      }
    }
    if (promised.isPresent() && written > promised.getAsLong()) {
      fail(kind.wrongSize(written));
      synchronized (this) {
        requireOpen();
      }
    }
    pump();
  }

  private void keep(byte[] bytes) {
    if (keptLength == 0) {
      kept = bytes;
    } else {
      if (kept.length < keptLength + bytes.length) {
        int room = Math.max(keptLength + bytes.length, 2 * kept.length);
        kept = Arrays.copyOf(kept, Math.min(room, LONGEST_WRITE));
      }
      System.arraycopy(bytes, 0, kept, keptLength, bytes.length);
    }
    keptLength += bytes.length;
  }

  @Override
  protected void flushNow() throws StreamErrorException {
    synchronized (this) {
      requireOpen();
      // What is not sent yet cannot be flushed, and waiting for that would never end.
      flushing = sink.isPresent() && (busy || keptLength > 0);
    }
    pump();
  }

  @Override
  protected synchronized void afterFlush() throws StreamErrorException {
    if (failure.isPresent()) {
      requireOpen();
    }
  }

  private void requireOpen() throws StreamErrorException {
    if (failure.isPresent() && !told) {
      told = true;
      throw HostError.failed(failure.get());
    }
    if (failure.isPresent() || trailers.isPresent()) {
      throw HostError.closed();
    }
  }

  /** Ends the body, with what has been written so far. */
  void finish(List<FieldLine> trailers) throws ErrorCodeException {
    if (promised.isPresent() && written != promised.getAsLong() && !(mayBeEmpty && written == 0)) {
      fail(kind.wrongSize(written));
    }
    synchronized (this) {
      if (failure.isPresent()) {
        throw new ErrorCodeException(failure.get());
      }
    }
    end(trailers);
  }

  /** Ends the body, whatever was promised. */
  void end(List<FieldLine> trailers) {
    synchronized (this) {
      this.trailers = Optional.of(trailers);
    }
    pump();
  }

  /** Breaks the body, unless it has ended or is broken already. */
  void fail(ErrorCode reason) {
    Optional<BodySink> broken;
    synchronized (this) {
      if (failure.isPresent() || trailers.isPresent()) {
        return;
      }
      failure = Optional.of(reason);
      kept = NOTHING;
      keptLength = 0;
      broken = sink;
    }
    broken.ifPresent(to -> to.abort(reason));
    wakers.wakeAll();
  }

  /** {@return whether the guest has ended the body} */
  synchronized boolean isFinished() {
    return trailers.isPresent();
  }

  /** Has the head sent, if the sink has nothing yet that it could be sent with. */
  void sendHead() {
    pump(true);
  }

  private void pump() {
    pump(false);
  }

  /** Gives the sink what it has not got, if it is not busy. */
  private void pump(boolean headAlone) {
    BodySink to;
    byte[] bytes;
    boolean last;
    synchronized (this) {
      boolean something = keptLength > 0 || trailers.isPresent() || (headAlone && !begun);
      if (sink.isEmpty() || busy || ended || failure.isPresent() || !something) {
        return;
      }
      to = sink.get();
      bytes = kept.length == keptLength ? kept : Arrays.copyOf(kept, keptLength);
      kept = NOTHING;
      keptLength = 0;
      busy = true;
      begun = true;
      last = trailers.isPresent();
      ended = last;
    }
    if (last) {
      to.finish(bytes, trailers.orElseThrow(), this);
    } else {
      to.write(bytes, this);
    }
  }

  @Override
  public void done() {
    synchronized (this) {
      busy = false;
      if (keptLength == 0) {
        flushing = false;
      }
    }
    pump();
    wakers.wakeAll();
  }

  @Override
  public void failed(ErrorCode reason) {
    synchronized (this) {
      busy = false;
      failure = Optional.of(failure.orElse(reason));
      kept = NOTHING;
      keptLength = 0;
    }
    wakers.wakeAll();
  }

  @Override
  protected Readiness readiness() {
    return readiness;
  }

  @Override
  protected void release() {
    body.remove();
  }

  private final class Room implements Readiness {
    @Override
    public boolean ready() {
      synchronized (BodyOutput.this) {
        return hasRoom() || failure.isPresent() || trailers.isPresent();
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
