package dev.gantry.wasi.io;

import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import java.util.Arrays;

/** An output stream; what it writes to is up to its subclass. */
public abstract class HostOutput implements OutputStream {
  /** The most bytes that are permitted at a time. */
  public static final int LONGEST_WRITE = 64 * 1024;

  private static final int LONGEST_BLOCKING_WRITE = 4096;

  /** The pollables, and whatever else must be dropped first. */
  protected final Children children = new Children();

  private long permitted;
  private boolean closed;

  /**
   * {@return how many bytes {@link #writeNow} would take now, {@link #LONGEST_WRITE} at most}
   *
   * @throws StreamErrorException if the stream is closed or has failed
   */
  protected abstract long writable() throws StreamErrorException;

  /** Takes all of the bytes, which are no more than {@link #writable} told. */
  protected abstract void writeNow(byte[] bytes) throws StreamErrorException;

  /** Starts to flush; until that is done, {@link #writable} is 0. */
  protected abstract void flushNow() throws StreamErrorException;

  /** {@return the condition that {@link #writable} is not 0} */
  protected abstract Readiness readiness();

  /** Lets go of what the stream holds. */
  protected void release() {}

  @Override
  public final long checkWrite() throws StreamErrorException {
    permitted = 0;
    permitted = writable();
    return permitted;
  }

  @Override
  public final void write(byte[] contents) throws StreamErrorException {
    spend(contents.length);
    writeNow(contents);
  }

  @Override
  public final void writeZeroes(long len) throws StreamErrorException {
    spend(len);
    writeNow(new byte[(int) len]);
  }

  private void spend(long length) {
    if (Long.compareUnsigned(length, permitted) > 0) {
      throw new WasiTrapException(
          "write exceeded budget: %s bytes, of which check-write permitted %d"
              .formatted(Long.toUnsignedString(length), permitted));
    }
    permitted -= length;
  }

  @Override
  public final void blockingWriteAndFlush(byte[] contents) throws StreamErrorException {
    requireShort(contents.length);
    writeAll(contents);
  }

  @Override
  public final void blockingWriteZeroesAndFlush(long len) throws StreamErrorException {
    requireShort(len);
    writeAll(new byte[(int) len]);
  }

  private static void requireShort(long length) {
    if (Long.compareUnsigned(length, LONGEST_BLOCKING_WRITE) > 0) {
      throw new WasiTrapException(
          "Buffer too large for blocking-write-and-flush (expected at most %d)"
              .formatted(LONGEST_BLOCKING_WRITE));
    }
  }

  private void writeAll(byte[] contents) throws StreamErrorException {
    permitted = 0;
    int written = 0;
    while (written < contents.length) {
      int count = (int) Math.min(awaitWritable(), contents.length - written);
      writeNow(
          count == contents.length
              ? contents
              : Arrays.copyOfRange(contents, written, written + count));
      written += count;
    }
    blockingFlush();
  }

  private long awaitWritable() throws StreamErrorException {
    long length = writable();
    while (length == 0) {
      Wait.until(readiness());
      length = writable();
    }
    return length;
  }

  @Override
  public final void flush() throws StreamErrorException {
    permitted = 0;
    flushNow();
  }

  @Override
  public final void blockingFlush() throws StreamErrorException {
    flush();
    Wait.until(readiness());
    afterFlush();
  }

  /** Reports what went wrong while flushing; a stream that was closed by it is no failure. */
  protected void afterFlush() throws StreamErrorException {}

  @Override
  public final long splice(InputStream src, long len) throws StreamErrorException {
    return transfer(src.read(atMost(checkWrite(), len)));
  }

  @Override
  public final long blockingSplice(InputStream src, long len) throws StreamErrorException {
    return transfer(src.blockingRead(atMost(awaitWritable(), len)));
  }

  private static long atMost(long permitted, long len) {
    return Long.compareUnsigned(permitted, len) < 0 ? permitted : len;
  }

  private long transfer(byte[] bytes) throws StreamErrorException {
    permitted = 0;
    if (bytes.length > 0) {
      writeNow(bytes);
    }
    return bytes.length;
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
}
