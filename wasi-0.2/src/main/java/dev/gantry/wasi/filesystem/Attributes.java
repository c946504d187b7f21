package dev.gantry.wasi.filesystem;

import dev.gantry.wasi.bindings.clocks.WallClock.Datetime;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorStat;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The attributes of a file.
 *
 * @param device the number of the file system, 0 where there is none
 * @param inode the number of the file, where there is none a hash of what identifies it
 * @param identity equal for the same file; where the file system has none, the path
 */
public record Attributes(
    DescriptorType type,
    long device,
    long inode,
    Object identity,
    long linkCount,
    long size,
    FileTime accessed,
    FileTime modified,
    FileTime changed) {
  private static final String UNIX =
      "unix:mode,dev,ino,nlink,size,lastAccessTime,lastModifiedTime,ctime";

  private static final int TYPE_MASK = 0xF000;

  /** {@return the attributes of the file at the path} */
  static Attributes of(Path path, LinkOption... options) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Map<String, Object> values = Files.readAttributes(path, UNIX, options);
      int mode = (int) number(values, "mode");
      // Some file systems in memory have the permissions there and no more.
      DescriptorType type =
          (mode & TYPE_MASK) == 0
              ? type(Files.readAttributes(path, BasicFileAttributes.class, options))
              : type(mode);
      return fromUnix(type, values);
    }
    return fromBasic(path, Files.readAttributes(path, BasicFileAttributes.class, options));
  }

  private static Attributes fromUnix(DescriptorType type, Map<String, Object> values) {
    long device = number(values, "dev");
    long inode = number(values, "ino");
    return new Attributes(
        type,
        device,
        inode,
        new Identity(device, inode),
        number(values, "nlink"),
        number(values, "size"),
        time(values, "lastAccessTime"),
        time(values, "lastModifiedTime"),
        time(values, "ctime"));
  }

  private static long number(Map<String, Object> values, String name) {
    return values.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static FileTime time(Map<String, Object> values, String name) {
    return values.get(name) instanceof FileTime time ? time : FileTime.fromMillis(0);
  }

  private static Attributes fromBasic(Path path, BasicFileAttributes attributes) {
    Object identity =
        Objects.requireNonNullElseGet(
            attributes.fileKey(), () -> path.toAbsolutePath().normalize());
    return new Attributes(
        type(attributes),
        0,
        identity.hashCode() & 0xFFFF_FFFFL,
        identity,
        1,
        attributes.size(),
        attributes.lastAccessTime(),
        attributes.lastModifiedTime(),
        attributes.lastModifiedTime());
  }

  private static DescriptorType type(BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      return DescriptorType.SYMBOLIC_LINK;
    }
    if (attributes.isDirectory()) {
      return DescriptorType.DIRECTORY;
    }
    return attributes.isRegularFile() ? DescriptorType.REGULAR_FILE : DescriptorType.UNKNOWN;
  }

  private static DescriptorType type(int mode) {
    return switch (mode & TYPE_MASK) {
      case 0x1000 -> DescriptorType.FIFO;
      case 0x2000 -> DescriptorType.CHARACTER_DEVICE;
      case 0x4000 -> DescriptorType.DIRECTORY;
      case 0x6000 -> DescriptorType.BLOCK_DEVICE;
      case 0x8000 -> DescriptorType.REGULAR_FILE;
      case 0xA000 -> DescriptorType.SYMBOLIC_LINK;
      case 0xC000 -> DescriptorType.SOCKET;
      default -> DescriptorType.UNKNOWN;
    };
  }

  /** {@return a number of the file, the lower half of its hash} */
  public long fileNumber() {
    return MetadataHash.of(this).lower();
  }

  boolean isDirectory() {
    return type == DescriptorType.DIRECTORY;
  }

  boolean isLink() {
    return type == DescriptorType.SYMBOLIC_LINK;
  }

  /** {@return these attributes of a file that has grown or shrunk since} */
  Attributes withSize(long newSize) {
    return new Attributes(
        type, device, inode, identity, linkCount, newSize, accessed, modified, changed);
  }

  /** {@return these attributes of a file that has no name any more} */
  Attributes withoutLinks() {
    return new Attributes(type, device, inode, identity, 0, size, accessed, modified, changed);
  }

  DescriptorStat stat() {
    return new DescriptorStat(
        type, linkCount, size, datetime(accessed), datetime(modified), datetime(changed));
  }

  private static Optional<Datetime> datetime(FileTime time) {
    Instant instant = time.toInstant();
    // WASI has no times before 1970.
    return instant.getEpochSecond() < 0
        ? Optional.empty()
        : Optional.of(new Datetime(instant.getEpochSecond(), instant.getNano()));
  }

  /** What makes a file of Unix the same. */
  private record Identity(long device, long inode) {}
}
