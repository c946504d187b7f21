package dev.gantry.wasi.io;

import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;

/** An input stream; what it reads from is up to its subclass. */
public abstract class HostInput implements InputStream {
  /** The most bytes that one call returns, whatever the guest asks for. */
  public static final int LONGEST_READ = 64 * 1024;

  /** The pollables, and whatever else must be dropped first. */
  protected final Children children = new Children();

  private boolean closed;

  /**
   * {@return the bytes that are there, of {@code length} bytes at most}
   *
   * @param length if 0, the call only tells whether the stream is still open
   * @throws StreamErrorException if the stream has ended or failed
   */
  protected abstract byte[] readNow(int length) throws StreamErrorException;

  /** {@return the condition that {@link #readNow} has something to tell} */
  protected abstract Readiness readiness();

  /** Lets go of what the stream holds. */
  protected void release() {}

  @Override
  public final byte[] read(long len) throws StreamErrorException {
    return readNow(bounded(len));
  }

  @Override
  public final byte[] blockingRead(long len) throws StreamErrorException {
    int length = bounded(len);
    byte[] bytes = readNow(length);
    while (bytes.length == 0 && length > 0) {
      Wait.until(readiness());
      bytes = readNow(length);
    }
    return bytes;
  }

  @Override
  public final long skip(long len) throws StreamErrorException {
    return read(len).length;
  }

  @Override
  public final long blockingSkip(long len) throws StreamErrorException {
    return blockingRead(len).length;
  }

  @Override
  public final Pollable subscribe() {
    return children.pollable(readiness());
  }

  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      release();
      children.requireNone();
    }
  }

  private static int bounded(long len) {
    return len < 0 || len > LONGEST_READ ? LONGEST_READ : (int) len;
  }
}
