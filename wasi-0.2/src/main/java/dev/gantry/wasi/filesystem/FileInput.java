package dev.gantry.wasi.filesystem;

import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.io.HostError;
import dev.gantry.wasi.io.HostInput;
import dev.gantry.wasi.io.Readiness;
import java.io.IOException;

/** Reads a file from an offset on. */
final class FileInput extends HostInput {
  private final SharedFile file;
  private long offset;
  private boolean failed;

  FileInput(SharedFile file, long offset) {
    this.file = file.retain();
    this.offset = offset;
  }

  @Override
  protected byte[] readNow(int length) throws StreamErrorException {
    if (failed) {
      throw HostError.closed();
    }
    byte[] bytes = bytes(length);
    if (bytes.length == 0 && length > 0) {
      throw HostError.closed();
    }
    offset += bytes.length;
    return bytes;
  }

  private byte[] bytes(int length) throws StreamErrorException {
    try {
      return file.read(length, offset);
    } catch (IOException e) {
      failed = true;
      throw HostError.failed(FileErrors.code(e));
    }
  }

  @Override
  protected Readiness readiness() {
    return Readiness.ALWAYS;
  }

  @Override
  protected void release() {
    file.release();
  }
}
