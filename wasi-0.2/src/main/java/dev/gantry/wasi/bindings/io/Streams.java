package dev.gantry.wasi.bindings.io;

import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import java.io.Serial;

/** {@code wasi:io/streams@0.2.12}: streams of bytes. */
public interface Streams {

  /** {@code variant stream-error}. */
  sealed interface StreamError {

    /** The operation failed, and the stream is closed from now on. */
    record LastOperationFailed(ErrorResource value) implements StreamError {}

    /** The stream is closed. */
    record Closed() implements StreamError {}
  }

  /** A {@code stream-error} as the error of a function. */
  final class StreamErrorException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final transient StreamError error;

    public StreamErrorException(StreamError error) {
      super(error.toString(), null, false, false);
      this.error = error;
    }

    /** {@return the error} */
    public StreamError error() {
      return error;
    }
  }

  /** {@code resource input-stream}. */
  interface InputStream extends AutoCloseable {

    /** {@return up to {@code len} bytes, those that are there} */
    byte[] read(long len) throws StreamErrorException;

    /** {@return up to {@code len} bytes, after waiting for the first} */
    byte[] blockingRead(long len) throws StreamErrorException;

    /** {@return how many of the bytes that are there were skipped} */
    long skip(long len) throws StreamErrorException;

    /** {@return how many bytes were skipped, after waiting for the first} */
    long blockingSkip(long len) throws StreamErrorException;

    /** {@return a child that is ready when there are bytes, or when the stream has ended} */
    Pollable subscribe();

    @Override
    void close();
  }

  /** {@code resource output-stream}. */
  interface OutputStream extends AutoCloseable {

    /** {@return how many bytes the next {@link #write} may have} */
    long checkWrite() throws StreamErrorException;

    /** Writes bytes without blocking; traps if they are more than was permitted. */
    void write(byte[] contents) throws StreamErrorException;

    /** Writes up to 4096 bytes, and waits until they have been flushed. */
    void blockingWriteAndFlush(byte[] contents) throws StreamErrorException;

    /** Starts to flush what has been written. */
    void flush() throws StreamErrorException;

    /** Flushes, and waits until that is done. */
    void blockingFlush() throws StreamErrorException;

    /** {@return a child that is ready when bytes may be written, or when the stream is closed} */
    Pollable subscribe();

    /** Writes zeroes, on the conditions of {@link #write}. */
    void writeZeroes(long len) throws StreamErrorException;

    /** Writes up to 4096 zeroes, and waits until they have been flushed. */
    void blockingWriteZeroesAndFlush(long len) throws StreamErrorException;

    /** {@return how many bytes went from {@code src} to this stream without blocking} */
    long splice(InputStream src, long len) throws StreamErrorException;

    /** {@return how many bytes went from {@code src} to this stream, after waiting for both} */
    long blockingSplice(InputStream src, long len) throws StreamErrorException;

    @Override
    void close();
  }
}
