package dev.gantry.wasi.filesystem;

import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.HostOutput;
import dev.gantry.wasi.io.Readiness;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes a file from an offset on, or at its end. */
final class FileOutput extends HostOutput {
  private final SharedFile file;
  private final Destination destination;
  private boolean failed;

  private FileOutput(SharedFile file, Destination destination) {
    this.file = file.retain();
    this.destination = destination;
  }

  static FileOutput at(SharedFile file, long offset) {
    return new FileOutput(file, new Offset(file, offset));
  }

  static FileOutput atEnd(SharedFile file) throws IOException {
    return new FileOutput(file, new End(file.openForAppending()));
  }

  @Override
  protected long writable() throws StreamErrorException {
    if (failed) {
      throw HostError.closed();
    }
    return LONGEST_WRITE;
  }

  @Override
  protected void writeNow(byte[] bytes) throws StreamErrorException {
    if (failed) {
      throw HostError.closed();
    }
    try {
      destination.write(bytes);
    } catch (IOException e) {
      failed = true;
      throw HostError.failed(FileErrors.code(e));
    } catch (ErrorCodeException e) {
      failed = true;
      throw HostError.failed(e.error());
    }
  }

  /** What is written is with the operating system at once. */
  @Override
  protected void flushNow() throws StreamErrorException {
    if (failed) {
      throw HostError.closed();
    }
  }

  @Override
  protected Readiness readiness() {
    return Readiness.ALWAYS;
  }

  @Override
  protected void release() {
    destination.close();
    file.release();
  }

  private interface Destination {
    void write(byte[] bytes) throws IOException, ErrorCodeException;

    default void close() {}
  }

  private static final class Offset implements Destination {
    private final SharedFile file;
    private long offset;

    Offset(SharedFile file, long offset) {
      this.file = file;
      this.offset = offset;
    }

    @Override
    public void write(byte[] bytes) throws IOException, ErrorCodeException {
      file.write(bytes, offset);
      offset += bytes.length;
    }
  }

  private record End(FileChannel channel) implements Destination {
    @Override
    public void write(byte[] bytes) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException _) {
        // All bytes have been written; there is nobody to tell.
        return;
      }
    }
  }
}
