package dev.gantry.wasi.preview1;

import static dev.gantry.wasi.preview1.Filesystem.call;
import static dev.gantry.wasi.preview1.Filesystem.pathFlags;
import static dev.gantry.wasi.preview1.Filesystem.run;

import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import dev.gantry.wasi.bindings.filesystem.Types.OpenFlags;
import dev.gantry.wasi.bindings.filesystem.Types.PathFlags;
import dev.gantry.wasi.filesystem.HostDescriptor;
import dev.gantry.wasi.filesystem.HostDirectory;
import dev.gantry.wasi.filesystem.HostFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The functions {@code path_*}. */
final class PathFunctions {
  private static final int O_DIRECTORY = 1 << 1;
  private static final int OFLAGS = (1 << 4) - 1;

  private final FileTable files;

  PathFunctions(FileTable files) {
    this.files = files;
  }

  private HostDirectory directory(int fd) throws ErrnoException {
    return files.directory(fd).directory;
  }

  void pathCreateDirectory(GuestMemory memory, int fd, int path, int length) throws ErrnoException {
    HostDirectory directory = directory(fd);
    String name = memory.readString(path, length);
    run(() -> directory.createDirectoryAt(name));
  }

  void pathFilestatGet(GuestMemory memory, int fd, int flags, int path, int length, int result)
      throws ErrnoException {
    HostDirectory directory = directory(fd);
    PathFlags pathFlags = pathFlags(flags);
    String name = memory.readString(path, length);
    Filesystem.writeStat(memory, result, call(() -> directory.attributesAt(pathFlags, name)));
  }

  void pathFilestatSetTimes(
      GuestMemory memory,
      int fd,
      int flags,
      int path,
      int length,
      long atim,
      long mtim,
      int fstflags)
      throws ErrnoException {
    HostDirectory directory = directory(fd);
    PathFlags pathFlags = pathFlags(flags);
    String name = memory.readString(path, length);
    NewTimestamp modified = Filesystem.modified(mtim, fstflags);
    NewTimestamp accessed = Filesystem.accessed(atim, fstflags);
    run(() -> directory.setTimesAt(pathFlags, name, accessed, modified));
  }

  void pathLink(
      GuestMemory memory,
      int oldFd,
      int oldFlags,
      int oldPath,
      int oldLength,
      int newFd,
      int newPath,
      int newLength)
      throws ErrnoException {
    HostDirectory from = directory(oldFd);
    HostDirectory to = directory(newFd);
    PathFlags pathFlags = pathFlags(oldFlags);
    String oldName = memory.readString(oldPath, oldLength);
    String newName = memory.readString(newPath, newLength);
    run(() -> from.linkAt(pathFlags, oldName, to, newName));
  }

  void pathOpen(
      GuestMemory memory,
      int fd,
      int dirflags,
      int path,
      int length,
      int oflags,
      long rights,
      long inheriting,
      int fdflags,
      int result)
      throws ErrnoException {
    HostDirectory directory = directory(fd);
    Filesystem.requireFlags(oflags, OFLAGS);
    Filesystem.requireFlags(fdflags, FdFlags.ALL);
    PathFlags pathFlags = pathFlags(dirflags);
    String name = memory.readString(path, length);
    // Guests ask for the rights to what they are going to open below a directory, too.
    boolean writes = (rights & Rights.FD_WRITE) != 0 && (oflags & O_DIRECTORY) == 0;
    DescriptorFlags flags = flags(rights, writes, fdflags);
    HostDescriptor descriptor =
        call(() -> directory.openAt(pathFlags, name, new OpenFlags(oflags), flags));
    Entry entry =
        switch (descriptor) {
          case HostFile file -> new Entry.File(file, fdflags);
          case HostDirectory opened -> new Entry.Directory(opened, Optional.empty());
        };
    memory.writeU32(result, files.add(entry));
  }

  private static DescriptorFlags flags(long rights, boolean writes, int fdflags) {
    DescriptorFlags flags = new DescriptorFlags(0);
    if ((rights & (Rights.FD_READ | Rights.FD_READDIR)) != 0) {
      flags = flags.with(DescriptorFlags.READ);
    }
    if (writes) {
      flags = flags.with(DescriptorFlags.WRITE);
    }
    if ((fdflags & FdFlags.SYNC) != 0) {
      flags = flags.with(DescriptorFlags.FILE_INTEGRITY_SYNC);
    }
    if ((fdflags & FdFlags.DSYNC) != 0) {
      flags = flags.with(DescriptorFlags.DATA_INTEGRITY_SYNC);
    }
    if ((fdflags & FdFlags.RSYNC) != 0) {
      flags = flags.with(DescriptorFlags.REQUESTED_WRITE_SYNC);
    }
    return flags;
  }

  /** Writes the contents of a link, cut to the length of the buffer. */
  void pathReadlink(
      GuestMemory memory, int fd, int path, int length, int buffer, int bufferLength, int result)
      throws ErrnoException {
    HostDirectory directory = directory(fd);
    String name = memory.readString(path, length);
    byte[] contents = call(() -> directory.readlinkAt(name)).getBytes(StandardCharsets.UTF_8);
    int written = (int) Math.min(contents.length, Integer.toUnsignedLong(bufferLength));
    memory.writeBytes(buffer, Arrays.copyOf(contents, written));
    memory.writeU32(result, written);
  }

  void pathRemoveDirectory(GuestMemory memory, int fd, int path, int length) throws ErrnoException {
    HostDirectory directory = directory(fd);
    String name = memory.readString(path, length);
    run(() -> directory.removeDirectoryAt(name));
  }

  void pathRename(
      GuestMemory memory, int fd, int oldPath, int oldLength, int newFd, int newPath, int newLength)
      throws ErrnoException {
    HostDirectory from = directory(fd);
    HostDirectory to = directory(newFd);
    String oldName = memory.readString(oldPath, oldLength);
    String newName = memory.readString(newPath, newLength);
    run(() -> from.renameAt(oldName, to, newName));
  }

  void pathSymlink(
      GuestMemory memory, int oldPath, int oldLength, int fd, int newPath, int newLength)
      throws ErrnoException {
    HostDirectory directory = directory(fd);
    String contents = memory.readString(oldPath, oldLength);
    String name = memory.readString(newPath, newLength);
    run(() -> directory.symlinkAt(contents, name));
  }

  void pathUnlinkFile(GuestMemory memory, int fd, int path, int length) throws ErrnoException {
    HostDirectory directory = directory(fd);
    String name = memory.readString(path, length);
    run(() -> directory.unlinkFileAt(name));
  }
}
