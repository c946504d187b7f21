package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.READ;
import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.WRITE;
import static dev.gantry.wasi.filesystem.FileErrors.error;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.filesystem.Types.Advice;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.io.HostInput;

/** A descriptor of a file. */
public final class HostFile extends HostDescriptor {
  private final SharedFile file;
  private final DescriptorFlags flags;
  private final boolean mutable;
  private boolean closed;

  HostFile(SharedFile file, DescriptorFlags flags, boolean mutable) {
    this.file = file;
    this.flags = flags;
    this.mutable = mutable;
  }

  private void require(DescriptorFlags needed) throws ErrorCodeException {
    if (!flags.has(needed)) {
      throw error(ErrorCode.BAD_DESCRIPTOR);
    }
  }

  @Override
  public Attributes attributes() throws ErrorCodeException {
    return FileErrors.call(file::attributes);
  }

  @Override
  public DescriptorFlags getFlags() {
    return flags;
  }

  @Override
  public InputStream readViaStream(long offset) throws ErrorCodeException {
    require(READ);
    return new FileInput(file, offset);
  }

  @Override
  public OutputStream writeViaStream(long offset) throws ErrorCodeException {
    require(WRITE);
    return FileOutput.at(file, offset);
  }

  @Override
  public OutputStream appendViaStream() throws ErrorCodeException {
    require(WRITE);
    return FileErrors.call(() -> FileOutput.atEnd(file));
  }

  /** Advice is taken note of and no more: the class library has no way to pass it on. */
  @Override
  public void advise(long offset, long length, Advice advice) throws ErrorCodeException {
    if (offset < 0 || length < 0) {
      throw error(ErrorCode.INVALID);
    }
  }

  @Override
  public void setSize(long size) throws ErrorCodeException {
    require(WRITE);
    FileErrors.run(() -> file.setSize(size));
  }

  @Override
  public void setTimes(NewTimestamp accessed, NewTimestamp modified) throws ErrorCodeException {
    if (!mutable) {
      throw error(ErrorCode.READ_ONLY);
    }
    FileErrors.run(() -> setTimes(file.anchor(), accessed, modified));
  }

  @Override
  public Tuple2<byte[], Boolean> read(long length, long offset) throws ErrorCodeException {
    require(READ);
    int bounded =
        Long.compareUnsigned(length, HostInput.LONGEST_READ) > 0
            ? HostInput.LONGEST_READ
            : (int) length;
    byte[] bytes = FileErrors.call(() -> file.read(bounded, offset));
    return new Tuple2<>(bytes, bytes.length == 0 && length != 0);
  }

  @Override
  public long write(byte[] buffer, long offset) throws ErrorCodeException {
    require(WRITE);
    FileErrors.run(() -> file.write(buffer, offset));
    return buffer.length;
  }

  @Override
  public void sync() throws ErrorCodeException {
    force(true);
  }

  @Override
  public void syncData() throws ErrorCodeException {
    force(false);
  }

  private void force(boolean metadata) throws ErrorCodeException {
    if (flags.has(WRITE)) {
      FileErrors.run(() -> file.channel().force(metadata));
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      file.release();
    }
  }
}
