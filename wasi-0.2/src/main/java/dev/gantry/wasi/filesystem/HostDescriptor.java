package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.filesystem.FileErrors.error;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.filesystem.Types.Advice;
import dev.gantry.wasi.bindings.filesystem.Types.Descriptor;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorStat;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorType;
import dev.gantry.wasi.bindings.filesystem.Types.DirectoryEntryStream;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.filesystem.Types.MetadataHashValue;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import dev.gantry.wasi.bindings.filesystem.Types.OpenFlags;
import dev.gantry.wasi.bindings.filesystem.Types.PathFlags;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import java.io.IOException;

/**
 * A descriptor. What only files can do is an error here, and so is what only directories can do;
 * each kind overrides its own.
 */
public abstract sealed class HostDescriptor implements Descriptor permits HostFile, HostDirectory {

  /** {@return the attributes of what this descriptor means} */
  public abstract Attributes attributes() throws ErrorCodeException;

  /** {@return our own descriptor behind the interface} */
  public static HostDescriptor of(Descriptor descriptor) {
    if (descriptor instanceof HostDescriptor host) {
      return host;
    }
    throw new WasiTrapException("a descriptor of another host");
  }

  @Override
  public final DescriptorStat stat() throws ErrorCodeException {
    return attributes().stat();
  }

  @Override
  public final DescriptorType getType() throws ErrorCodeException {
    return attributes().type();
  }

  @Override
  public final boolean isSameObject(Descriptor other) {
    try {
      return attributes().identity().equals(of(other).attributes().identity());
    } catch (ErrorCodeException _) {
      return false;
    }
  }

  @Override
  public final MetadataHashValue metadataHash() throws ErrorCodeException {
    return MetadataHash.of(attributes());
  }

  // Files.

  @Override
  public InputStream readViaStream(long offset) throws ErrorCodeException {
    throw error(ErrorCode.BAD_DESCRIPTOR);
  }

  @Override
  public OutputStream writeViaStream(long offset) throws ErrorCodeException {
    throw error(ErrorCode.BAD_DESCRIPTOR);
  }

  @Override
  public OutputStream appendViaStream() throws ErrorCodeException {
    throw error(ErrorCode.BAD_DESCRIPTOR);
  }

  @Override
  public void advise(long offset, long length, Advice advice) throws ErrorCodeException {
    throw error(ErrorCode.BAD_DESCRIPTOR);
  }

  @Override
  public void setSize(long size) throws ErrorCodeException {
    throw error(ErrorCode.BAD_DESCRIPTOR);
  }

  @Override
  public Tuple2<byte[], Boolean> read(long length, long offset) throws ErrorCodeException {
    throw error(ErrorCode.BAD_DESCRIPTOR);
  }

  @Override
  public long write(byte[] buffer, long offset) throws ErrorCodeException {
    throw error(ErrorCode.BAD_DESCRIPTOR);
  }

  // Directories.

  @Override
  public DirectoryEntryStream readDirectory() throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public void createDirectoryAt(String path) throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  /** {@return the attributes of what the path means} */
  public Attributes attributesAt(PathFlags pathFlags, String path) throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public final DescriptorStat statAt(PathFlags pathFlags, String path) throws ErrorCodeException {
    return attributesAt(pathFlags, path).stat();
  }

  @Override
  public final MetadataHashValue metadataHashAt(PathFlags pathFlags, String path)
      throws ErrorCodeException {
    return MetadataHash.of(attributesAt(pathFlags, path));
  }

  @Override
  public void setTimesAt(
      PathFlags pathFlags, String path, NewTimestamp accessed, NewTimestamp modified)
      throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public void linkAt(
      PathFlags oldPathFlags, String oldPath, Descriptor newDescriptor, String newPath)
      throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public HostDescriptor openAt(
      PathFlags pathFlags, String path, OpenFlags openFlags, DescriptorFlags flags)
      throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public String readlinkAt(String path) throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public void removeDirectoryAt(String path) throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public void renameAt(String oldPath, Descriptor newDescriptor, String newPath)
      throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public void symlinkAt(String oldPath, String newPath) throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  @Override
  public void unlinkFileAt(String path) throws ErrorCodeException {
    throw error(ErrorCode.NOT_DIRECTORY);
  }

  /** {@return the directory that a destination is relative to} */
  static HostDirectory directory(Descriptor descriptor) throws ErrorCodeException {
    return switch (of(descriptor)) {
      case HostDirectory directory -> directory;
      case HostFile _ -> throw error(ErrorCode.NOT_DIRECTORY);
    };
  }

  /** Sets timestamps of what the anchor means. */
  static void setTimes(Anchor anchor, NewTimestamp accessed, NewTimestamp modified)
      throws IOException, ErrorCodeException {
    Timestamps.set(anchor.path(), accessed, modified, anchor.options());
  }
}
