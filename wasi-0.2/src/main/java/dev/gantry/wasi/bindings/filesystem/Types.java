package dev.gantry.wasi.bindings.filesystem;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.clocks.WallClock.Datetime;
import dev.gantry.wasi.bindings.io.Error.ErrorResource;
import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import java.io.Serial;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code wasi:filesystem/types@0.2.12}: files and directories.
 *
 * <p>Paths are relative to a descriptor and divided by {@code /}. One that leads out of its
 * directory, by whatever way, is {@link ErrorCode#NOT_PERMITTED}.
 */
public interface Types {

  /** {@code enum descriptor-type}: what a descriptor refers to. */
  enum DescriptorType {
    UNKNOWN,
    BLOCK_DEVICE,
    CHARACTER_DEVICE,
    DIRECTORY,
    FIFO,
    SYMBOLIC_LINK,
    REGULAR_FILE,
    SOCKET
  }

  /**
   * {@code flags descriptor-flags}: what a descriptor may be used for.
   *
   * @param bits the flags, in the order of their declaration, from the lowest bit
   */
  record DescriptorFlags(long bits) {
    /** The flag {@code read}. */
    public static final DescriptorFlags READ = new DescriptorFlags(1L << 0);

    /** The flag {@code write}. */
    public static final DescriptorFlags WRITE = new DescriptorFlags(1L << 1);

    /** The flag {@code file-integrity-sync}. */
    public static final DescriptorFlags FILE_INTEGRITY_SYNC = new DescriptorFlags(1L << 2);

    /** The flag {@code data-integrity-sync}. */
    public static final DescriptorFlags DATA_INTEGRITY_SYNC = new DescriptorFlags(1L << 3);

    /** The flag {@code requested-write-sync}. */
    public static final DescriptorFlags REQUESTED_WRITE_SYNC = new DescriptorFlags(1L << 4);

    /** The flag {@code mutate-directory}. */
    public static final DescriptorFlags MUTATE_DIRECTORY = new DescriptorFlags(1L << 5);

    private static final List<DescriptorFlags> ALL =
        List.of(
            READ,
            WRITE,
            FILE_INTEGRITY_SYNC,
            DATA_INTEGRITY_SYNC,
            REQUESTED_WRITE_SYNC,
            MUTATE_DIRECTORY);

    /** {@return those flags} */
    public static DescriptorFlags of(DescriptorFlags... flags) {
      long bits = 0;
      for (DescriptorFlags flag : flags) {
        bits |= flag.bits;
      }
      return new DescriptorFlags(bits);
    }

    /** {@return whether all of the given flags are set} */
    public boolean has(DescriptorFlags flags) {
      return (bits & flags.bits) == flags.bits;
    }

    /** {@return these flags and the given ones} */
    public DescriptorFlags with(DescriptorFlags flags) {
      return new DescriptorFlags(bits | flags.bits);
    }

    /** {@return these flags but for the given ones} */
    public DescriptorFlags without(DescriptorFlags flags) {
      return new DescriptorFlags(bits & ~flags.bits);
    }

    /** {@return the flags that are set, one by one} */
    public Set<DescriptorFlags> asSet() {
      return ALL.stream().filter(this::has).collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /**
   * {@code record descriptor-stat}: attributes of a file.
   *
   * @param linkCount how many hard links there are, unsigned
   * @param size in bytes, unsigned; of a symbolic link, the length of its contents
   */
  record DescriptorStat(
      DescriptorType type,
      long linkCount,
      long size,
      Optional<Datetime> dataAccessTimestamp,
      Optional<Datetime> dataModificationTimestamp,
      Optional<Datetime> statusChangeTimestamp) {}

  /**
   * {@code flags path-flags}: how a path is resolved.
   *
   * @param bits the flags, in the order of their declaration, from the lowest bit
   */
  record PathFlags(long bits) {
    /** The flag {@code symlink-follow}. */
    public static final PathFlags SYMLINK_FOLLOW = new PathFlags(1L << 0);

    private static final List<PathFlags> ALL = List.of(SYMLINK_FOLLOW);

    /** {@return those flags} */
    public static PathFlags of(PathFlags... flags) {
      long bits = 0;
      for (PathFlags flag : flags) {
        bits |= flag.bits;
      }
      return new PathFlags(bits);
    }

    /** {@return whether all of the given flags are set} */
    public boolean has(PathFlags flags) {
      return (bits & flags.bits) == flags.bits;
    }

    /** {@return these flags and the given ones} */
    public PathFlags with(PathFlags flags) {
      return new PathFlags(bits | flags.bits);
    }

    /** {@return these flags but for the given ones} */
    public PathFlags without(PathFlags flags) {
      return new PathFlags(bits & ~flags.bits);
    }

    /** {@return the flags that are set, one by one} */
    public Set<PathFlags> asSet() {
      return ALL.stream().filter(this::has).collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /**
   * {@code flags open-flags}: how a file is opened.
   *
   * @param bits the flags, in the order of their declaration, from the lowest bit
   */
  record OpenFlags(long bits) {
    /** The flag {@code create}. */
    public static final OpenFlags CREATE = new OpenFlags(1L << 0);

    /** The flag {@code directory}. */
    public static final OpenFlags DIRECTORY = new OpenFlags(1L << 1);

    /** The flag {@code exclusive}. */
    public static final OpenFlags EXCLUSIVE = new OpenFlags(1L << 2);

    /** The flag {@code truncate}. */
    public static final OpenFlags TRUNCATE = new OpenFlags(1L << 3);

    private static final List<OpenFlags> ALL = List.of(CREATE, DIRECTORY, EXCLUSIVE, TRUNCATE);

    /** {@return those flags} */
    public static OpenFlags of(OpenFlags... flags) {
      long bits = 0;
      for (OpenFlags flag : flags) {
        bits |= flag.bits;
      }
      return new OpenFlags(bits);
    }

    /** {@return whether all of the given flags are set} */
    public boolean has(OpenFlags flags) {
      return (bits & flags.bits) == flags.bits;
    }

    /** {@return these flags and the given ones} */
    public OpenFlags with(OpenFlags flags) {
      return new OpenFlags(bits | flags.bits);
    }

    /** {@return these flags but for the given ones} */
    public OpenFlags without(OpenFlags flags) {
      return new OpenFlags(bits & ~flags.bits);
    }

    /** {@return the flags that are set, one by one} */
    public Set<OpenFlags> asSet() {
      return ALL.stream().filter(this::has).collect(Collectors.toCollection(LinkedHashSet::new));
    }
  }

  /** {@code variant new-timestamp}: what to set a timestamp to. */
  sealed interface NewTimestamp {

    /** The value that it has. */
    record NoChange() implements NewTimestamp {}

    /** The time now. */
    record Now() implements NewTimestamp {}

    /** The given time. */
    record Timestamp(Datetime value) implements NewTimestamp {}
  }

  /** {@code record directory-entry}. */
  record DirectoryEntry(DescriptorType type, String name) {}

  /** {@code enum error-code}: why an operation failed, as POSIX names it. */
  enum ErrorCode {
    ACCESS,
    WOULD_BLOCK,
    ALREADY,
    BAD_DESCRIPTOR,
    BUSY,
    DEADLOCK,
    QUOTA,
    EXIST,
    FILE_TOO_LARGE,
    ILLEGAL_BYTE_SEQUENCE,
    IN_PROGRESS,
    INTERRUPTED,
    INVALID,
    IO,
    IS_DIRECTORY,
    LOOP,
    TOO_MANY_LINKS,
    MESSAGE_SIZE,
    NAME_TOO_LONG,
    NO_DEVICE,
    NO_ENTRY,
    NO_LOCK,
    INSUFFICIENT_MEMORY,
    INSUFFICIENT_SPACE,
    NOT_DIRECTORY,
    NOT_EMPTY,
    NOT_RECOVERABLE,
    UNSUPPORTED,
    NO_TTY,
    NO_SUCH_DEVICE,
    OVERFLOW,
    NOT_PERMITTED,
    PIPE,
    READ_ONLY,
    INVALID_SEEK,
    TEXT_FILE_BUSY,
    CROSS_DEVICE
  }

  /** An {@code error-code} as the error of a function. */
  final class ErrorCodeException extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private final ErrorCode error;

    public ErrorCodeException(ErrorCode error) {
      super(error.toString(), null, false, false);
      this.error = error;
    }

    /** {@return the error} */
    public ErrorCode error() {
      return error;
    }
  }

  /** {@code enum advice}: how a program is going to use a region of a file. */
  enum Advice {
    NORMAL,
    SEQUENTIAL,
    RANDOM,
    WILL_NEED,
    DONT_NEED,
    NO_REUSE
  }

  /** {@code record metadata-hash-value}: a hash of 128 bits. */
  record MetadataHashValue(long lower, long upper) {}

  /** {@code resource descriptor}: an open file or directory. */
  interface Descriptor extends AutoCloseable {

    /** {@return a stream that reads from the offset on} */
    InputStream readViaStream(long offset) throws ErrorCodeException;

    /** {@return a stream that writes from the offset on} */
    OutputStream writeViaStream(long offset) throws ErrorCodeException;

    /** {@return a stream that writes at the end} */
    OutputStream appendViaStream() throws ErrorCodeException;

    /** Tells what a region of the file is going to be used for. */
    void advise(long offset, long length, Advice advice) throws ErrorCodeException;

    /** Writes the data to the disk. */
    void syncData() throws ErrorCodeException;

    /** {@return what this descriptor may be used for} */
    DescriptorFlags getFlags() throws ErrorCodeException;

    /** {@return what this descriptor refers to} */
    DescriptorType getType() throws ErrorCodeException;

    /** Cuts the file, or extends it with zeroes. */
    void setSize(long size) throws ErrorCodeException;

    /** Sets the timestamps. */
    void setTimes(NewTimestamp dataAccessTimestamp, NewTimestamp dataModificationTimestamp)
        throws ErrorCodeException;

    /** {@return up to {@code length} bytes, and whether the end was reached} */
    Tuple2<byte[], Boolean> read(long length, long offset) throws ErrorCodeException;

    /** {@return how many bytes were written} */
    long write(byte[] buffer, long offset) throws ErrorCodeException;

    /** {@return the entries of the directory, from the first} */
    DirectoryEntryStream readDirectory() throws ErrorCodeException;

    /** Writes data and metadata to the disk. */
    void sync() throws ErrorCodeException;

    /** Creates a directory. */
    void createDirectoryAt(String path) throws ErrorCodeException;

    /** {@return the attributes of what this descriptor refers to} */
    DescriptorStat stat() throws ErrorCodeException;

    /** {@return the attributes of what the path refers to} */
    DescriptorStat statAt(PathFlags pathFlags, String path) throws ErrorCodeException;

    /** Sets the timestamps of what the path refers to. */
    void setTimesAt(
        PathFlags pathFlags,
        String path,
        NewTimestamp dataAccessTimestamp,
        NewTimestamp dataModificationTimestamp)
        throws ErrorCodeException;

    /** Creates a hard link. */
    void linkAt(PathFlags oldPathFlags, String oldPath, Descriptor newDescriptor, String newPath)
        throws ErrorCodeException;

    /** {@return a new descriptor of what the path refers to} */
    Descriptor openAt(PathFlags pathFlags, String path, OpenFlags openFlags, DescriptorFlags flags)
        throws ErrorCodeException;

    /** {@return the contents of a symbolic link} */
    String readlinkAt(String path) throws ErrorCodeException;

    /** Removes an empty directory. */
    void removeDirectoryAt(String path) throws ErrorCodeException;

    /** Renames a file or directory. */
    void renameAt(String oldPath, Descriptor newDescriptor, String newPath)
        throws ErrorCodeException;

    /** Creates a symbolic link with the contents {@code oldPath}. */
    void symlinkAt(String oldPath, String newPath) throws ErrorCodeException;

    /** Removes what is not a directory. */
    void unlinkFileAt(String path) throws ErrorCodeException;

    /** {@return whether both refer to the same file or directory} */
    boolean isSameObject(Descriptor other);

    /** {@return a hash that usually changes when the file does} */
    MetadataHashValue metadataHash() throws ErrorCodeException;

    /** {@return the hash of what the path refers to} */
    MetadataHashValue metadataHashAt(PathFlags pathFlags, String path) throws ErrorCodeException;

    @Override
    void close();
  }

  /** {@code resource directory-entry-stream}. */
  interface DirectoryEntryStream extends AutoCloseable {

    /** {@return the next entry, or empty after the last} */
    Optional<DirectoryEntry> readDirectoryEntry() throws ErrorCodeException;

    @Override
    void close();
  }

  /** {@return the code behind an error of a stream, if that has one} */
  Optional<ErrorCode> filesystemErrorCode(ErrorResource err);
}
