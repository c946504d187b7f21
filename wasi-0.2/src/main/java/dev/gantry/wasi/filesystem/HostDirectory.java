package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.filesystem.FileErrors.error;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.gantry.wasi.bindings.filesystem.Types.Descriptor;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.DirectoryEntryStream;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import dev.gantry.wasi.bindings.filesystem.Types.OpenFlags;
import dev.gantry.wasi.bindings.filesystem.Types.PathFlags;
import dev.gantry.wasi.filesystem.Walk.Follow;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A descriptor of a directory. */
public final class HostDirectory extends HostDescriptor {
  private final Anchor anchor;
  private final DescriptorFlags flags;
  private final boolean mutable;
  private final OpenHandles handles;
  private boolean closed;

  /**
   * A descriptor that owns its anchor.
   *
   * @param handles among which it has been counted
   */
  HostDirectory(Anchor anchor, DescriptorFlags flags, boolean mutable, OpenHandles handles) {
    this.anchor = anchor;
    this.mutable = mutable;
    this.handles = handles;
    this.flags =
        mutable
            ? flags.with(DescriptorFlags.MUTATE_DIRECTORY)
            : flags.without(DescriptorFlags.MUTATE_DIRECTORY);
  }

  private void requireMutable() throws ErrorCodeException {
    if (!mutable) {
      throw error(ErrorCode.READ_ONLY);
    }
  }

  private static Follow follow(PathFlags pathFlags) {
    return pathFlags.has(PathFlags.SYMLINK_FOLLOW) ? Follow.ALWAYS : Follow.BEFORE_SLASH;
  }

  @Override
  public Attributes attributes() throws ErrorCodeException {
    return FileErrors.call(() -> Attributes.of(anchor.path(), anchor.options()));
  }

  @Override
  public DescriptorFlags getFlags() {
    return flags;
  }

  @Override
  public void setTimes(NewTimestamp accessed, NewTimestamp modified) throws ErrorCodeException {
    requireMutable();
    FileErrors.run(() -> setTimes(anchor, accessed, modified));
  }

  @Override
  public void sync() throws ErrorCodeException {
    FileErrors.run(
        () -> {
          try (FileChannel channel = FileChannel.open(anchor.entry("."), StandardOpenOption.READ)) {
            channel.force(true);
          }
        });
  }

  @Override
  public void syncData() throws ErrorCodeException {
    sync();
  }

  @Override
  public DirectoryEntryStream readDirectory() throws ErrorCodeException {
    return new EntryStream(entries());
  }

  /** {@return the entries, to be closed by the caller} */
  public DirectoryEntries entries() throws ErrorCodeException {
    return FileErrors.counted(
        handles, () -> DirectoryEntries.of(anchor.openDirectory("."), handles));
  }

  @Override
  public void createDirectoryAt(String path) throws ErrorCodeException {
    requireMutable();
    at(
        path,
        Follow.NEVER,
        walk -> {
          if (walk.name().equals(".")) {
            throw error(ErrorCode.EXIST);
          }
          return Files.createDirectory(walk.entry());
        });
  }

  @Override
  public Attributes attributesAt(PathFlags pathFlags, String path) throws ErrorCodeException {
    return at(path, follow(pathFlags), Walk::existing);
  }

  @Override
  public void setTimesAt(
      PathFlags pathFlags, String path, NewTimestamp accessed, NewTimestamp modified)
      throws ErrorCodeException {
    requireMutable();
    at(
        path,
        follow(pathFlags),
        walk -> {
          Attributes existing = walk.existing();
          Timestamps.set(walk.entry(), accessed, modified, NOFOLLOW_LINKS);
          return existing;
        });
  }

  @Override
  public void linkAt(
      PathFlags oldPathFlags, String oldPath, Descriptor newDescriptor, String newPath)
      throws ErrorCodeException {
    HostDirectory target = directory(newDescriptor);
    requireMutable();
    target.requireMutable();
    at(
        oldPath,
        follow(oldPathFlags),
        from ->
            target.at(
                newPath,
                Follow.NEVER,
                to -> {
                  if (from.existing().isDirectory()) {
                    throw error(ErrorCode.NOT_PERMITTED);
                  }
                  requireFree(to);
                  return Files.createLink(to.entry(), from.entry());
                }));
  }

  private static void requireFree(Walk walk) throws IOException, ErrorCodeException {
    Optional<Attributes> present = walk.attributes();
    if (walk.slash() && !present.map(Attributes::isDirectory).orElse(false)) {
      throw error(present.isPresent() ? ErrorCode.NOT_DIRECTORY : ErrorCode.NO_ENTRY);
    }
    if (present.isPresent()) {
      throw error(ErrorCode.EXIST);
    }
  }

  @Override
  public HostDescriptor openAt(
      PathFlags pathFlags, String path, OpenFlags openFlags, DescriptorFlags descriptorFlags)
      throws ErrorCodeException {
    Opening opening = new Opening(openFlags, descriptorFlags, mutable, handles);
    opening.check();
    return FileErrors.counted(handles, () -> at(path, follow(pathFlags), opening::at));
  }

  @Override
  public String readlinkAt(String path) throws ErrorCodeException {
    String contents = link(path);
    if (contents.startsWith("/") || Path.of(contents).isAbsolute()) {
      throw error(ErrorCode.NOT_PERMITTED);
    }
    return contents;
  }

  private String link(String path) throws ErrorCodeException {
    return at(
        path,
        Follow.BEFORE_SLASH,
        walk -> {
          if (!walk.existing().isLink()) {
            throw error(ErrorCode.INVALID);
          }
          return Files.readSymbolicLink(walk.entry()).toString();
        });
  }

  @Override
  public void removeDirectoryAt(String path) throws ErrorCodeException {
    requireMutable();
    at(
        path,
        Follow.NEVER,
        walk -> {
          requireName(walk);
          if (!walk.existing().isDirectory()) {
            throw error(ErrorCode.NOT_DIRECTORY);
          }
          return Files.deleteIfExists(walk.entry());
        });
  }

  @Override
  public void unlinkFileAt(String path) throws ErrorCodeException {
    requireMutable();
    at(
        path,
        Follow.NEVER,
        walk -> {
          if (walk.existing().isDirectory()) {
            throw error(ErrorCode.IS_DIRECTORY);
          }
          return Files.deleteIfExists(walk.entry());
        });
  }

  @Override
  public void renameAt(String oldPath, Descriptor newDescriptor, String newPath)
      throws ErrorCodeException {
    HostDirectory target = directory(newDescriptor);
    requireMutable();
    target.requireMutable();
    at(oldPath, Follow.NEVER, from -> target.at(newPath, Follow.NEVER, to -> rename(from, to)));
  }

  private static Path rename(Walk from, Walk to) throws IOException, ErrorCodeException {
    requireName(from);
    requireName(to);
    boolean directory = from.existing().isDirectory();
    Optional<Attributes> replaced = to.attributes();
    if (directory && replaced.isPresent() && !replaced.get().isDirectory()) {
      throw error(ErrorCode.NOT_DIRECTORY);
    }
    if (!directory && replaced.isPresent() && replaced.get().isDirectory()) {
      throw error(ErrorCode.IS_DIRECTORY);
    }
    if (!directory && to.slash()) {
      throw error(ErrorCode.NOT_DIRECTORY);
    }
    return Files.move(
        from.entry(),
        to.entry(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static void requireName(Walk walk) throws ErrorCodeException {
    if (walk.name().equals(".")) {
      throw error(ErrorCode.INVALID);
    }
  }

  @Override
  public void symlinkAt(String oldPath, String newPath) throws ErrorCodeException {
    requireMutable();
    if (oldPath.isEmpty()) {
      throw error(ErrorCode.NO_ENTRY);
    }
    if (oldPath.startsWith("/") || oldPath.startsWith("\\")) {
      throw error(ErrorCode.NOT_PERMITTED);
    }
    at(
        newPath,
        Follow.NEVER,
        walk -> {
          requireFree(walk);
          Path entry = walk.entry();
          Path contents = entry.getFileSystem().getPath(oldPath);
          if (contents.isAbsolute()) {
            throw error(ErrorCode.NOT_PERMITTED);
          }
          return Files.createSymbolicLink(entry, contents);
        });
  }

  private <T> T at(String path, Follow follow, AtWalk<T> operation) throws ErrorCodeException {
    return FileErrors.call(
        () -> {
          try (Walk walk = Walk.along(anchor, path, follow)) {
            return operation.run(walk);
          }
        });
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      anchor.close();
      handles.giveBack();
    }
  }

  private interface AtWalk<T> {
    T run(Walk walk) throws IOException, ErrorCodeException;
  }
}
