package dev.gantry.wasi.preview1;

import static dev.gantry.wasi.preview1.Filesystem.call;
import static dev.gantry.wasi.preview1.Filesystem.run;

import dev.gantry.wasi.bindings.filesystem.Types.Advice;
import dev.gantry.wasi.bindings.filesystem.Types.Descriptor;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import dev.gantry.wasi.filesystem.DirectoryEntries;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The functions {@code fd_*} that tell about descriptors, and change what they tell. */
final class DescriptorFunctions {
  private static final int DIRENT_SIZE = 24;

  private final FileTable files;

  DescriptorFunctions(FileTable files) {
    this.files = files;
  }

  void fdAdvise(GuestMemory memory, int fd, long offset, long length, int advice)
      throws ErrnoException {
    Entry.File file = files.file(fd);
    Advice meant =
        switch (advice) {
          case 0 -> Advice.NORMAL;
          case 1 -> Advice.SEQUENTIAL;
          case 2 -> Advice.RANDOM;
          case 3 -> Advice.WILL_NEED;
          case 4 -> Advice.DONT_NEED;
          case 5 -> Advice.NO_REUSE;
          default -> throw Errno.INVAL.exception();
        };
    run(() -> file.file.advise(offset, length, meant));
  }

  void fdAllocate(GuestMemory memory, int fd, long offset, long length) throws ErrnoException {
    Entry.File file = files.file(fd);
    if (offset < 0 || length <= 0 || offset + length < 0) {
      throw Errno.INVAL.exception();
    }
    run(
        () -> {
          if (offset + length > file.file.attributes().size()) {
            file.file.setSize(offset + length);
          }
        });
  }

  void fdClose(GuestMemory memory, int fd) throws ErrnoException {
    files.close(fd);
  }

  void fdRenumber(GuestMemory memory, int fd, int to) throws ErrnoException {
    files.renumber(fd, to);
  }

  void fdDatasync(GuestMemory memory, int fd) throws ErrnoException {
    run(descriptor(fd)::syncData);
  }

  void fdSync(GuestMemory memory, int fd) throws ErrnoException {
    run(descriptor(fd)::sync);
  }

  private Descriptor descriptor(int fd) throws ErrnoException {
    return switch (files.get(fd)) {
      case Entry.File file -> file.file;
      case Entry.Directory directory -> directory.directory;
      case Entry.Input _, Entry.Output _ -> throw Errno.INVAL.exception();
    };
  }

  void fdFdstatGet(GuestMemory memory, int fd, int result) throws ErrnoException {
    switch (files.get(fd)) {
      case Entry.Input input ->
          writeFdstat(
              memory,
              result,
              input.terminal ? 2 : 0,
              input.nonblocking ? FdFlags.NONBLOCK : 0,
              Rights.FD_READ,
              Rights.FD_READ);
      case Entry.Output output ->
          writeFdstat(
              memory, result, output.terminal() ? 2 : 0, 0, Rights.FD_WRITE, Rights.FD_WRITE);
      case Entry.Directory _ -> writeFdstat(memory, result, 3, 0, Rights.DIRECTORY, Rights.ALL);
      case Entry.File file -> {
        int type = Filesystem.filetype(call(file.file::getType));
        writeFdstat(memory, result, type, flags(file), rights(file), rights(file));
      }
    }
  }

  private static void writeFdstat(
      GuestMemory memory, int result, int filetype, int flags, long base, long inheriting) {
    memory.writeU64(result, filetype | flags << 16);
    memory.writeU64(result + 8, base);
    memory.writeU64(result + 16, inheriting);
  }

  private static int flags(Entry.File file) {
    DescriptorFlags flags = file.file.getFlags();
    return (file.append ? FdFlags.APPEND : 0)
        | (file.nonblocking ? FdFlags.NONBLOCK : 0)
        | (flags.has(DescriptorFlags.DATA_INTEGRITY_SYNC) ? FdFlags.DSYNC : 0)
        | (flags.has(DescriptorFlags.REQUESTED_WRITE_SYNC) ? FdFlags.RSYNC : 0)
        | (flags.has(DescriptorFlags.FILE_INTEGRITY_SYNC) ? FdFlags.SYNC : 0);
  }

  private static long rights(Entry.File file) {
    DescriptorFlags flags = file.file.getFlags();
    return Rights.FILE
        & ~(flags.has(DescriptorFlags.READ) ? 0 : Rights.FD_READ)
        & ~(flags.has(DescriptorFlags.WRITE) ? 0 : Rights.FD_WRITE);
  }

  void fdFdstatSetFlags(GuestMemory memory, int fd, int flags) throws ErrnoException {
    // How a file is synchronized is decided when it is opened.
    Filesystem.requireFlags(flags, FdFlags.APPEND | FdFlags.NONBLOCK);
    switch (files.get(fd)) {
      case Entry.File file -> {
        file.append = (flags & FdFlags.APPEND) != 0;
        file.nonblocking = (flags & FdFlags.NONBLOCK) != 0;
      }
      case Entry.Input input -> input.nonblocking = (flags & FdFlags.NONBLOCK) != 0;
      case Entry.Output _ -> Filesystem.requireFlags(flags, FdFlags.APPEND | FdFlags.NONBLOCK);
      case Entry.Directory _ -> throw Errno.BADF.exception();
    }
  }

  void fdFdstatSetRights(GuestMemory memory, int fd, long base, long inheriting)
      throws ErrnoException {
    Entry _ = files.get(fd);
    throw Errno.NOTSUP.exception();
  }

  void fdFilestatGet(GuestMemory memory, int fd, int result) throws ErrnoException {
    switch (files.get(fd)) {
      case Entry.File file -> Filesystem.writeStat(memory, result, call(file.file::attributes));
      case Entry.Directory directory ->
          Filesystem.writeStat(memory, result, call(directory.directory::attributes));
      case Entry.Input input -> writeStreamStat(memory, result, input.terminal);
      case Entry.Output output -> writeStreamStat(memory, result, output.terminal());
    }
  }

  private static void writeStreamStat(GuestMemory memory, int result, boolean terminal) {
    for (int offset = 0; offset < 64; offset += 8) {
      memory.writeU64(result + offset, offset == 16 && terminal ? 2 : 0);
    }
  }

  void fdFilestatSetSize(GuestMemory memory, int fd, long size) throws ErrnoException {
    Entry.File file = files.file(fd);
    run(() -> file.file.setSize(size));
  }

  void fdFilestatSetTimes(GuestMemory memory, int fd, long atim, long mtim, int fstflags)
      throws ErrnoException {
    Descriptor descriptor = descriptor(fd);
    NewTimestamp modified = Filesystem.modified(mtim, fstflags);
    NewTimestamp accessed = Filesystem.accessed(atim, fstflags);
    run(() -> descriptor.setTimes(accessed, modified));
  }

  void fdPrestatGet(GuestMemory memory, int fd, int result) throws ErrnoException {
    memory.writeU32(result, 0);
    memory.writeU32(result + 4, preopened(fd).length);
  }

  void fdPrestatDirName(GuestMemory memory, int fd, int path, int length) throws ErrnoException {
    byte[] name = preopened(fd);
    if (Integer.compareUnsigned(length, name.length) < 0) {
      throw Errno.NAMETOOLONG.exception();
    }
    memory.writeBytes(path, name);
  }

  private byte[] preopened(int fd) throws ErrnoException {
    return switch (files.get(fd)) {
      case Entry.Directory directory ->
          directory.preopened.orElseThrow(Errno.BADF::exception).getBytes(StandardCharsets.UTF_8);
      case Entry.File _, Entry.Input _, Entry.Output _ -> throw Errno.BADF.exception();
    };
  }

  /** Fills the buffer to its end, even with part of an entry, as long as there are entries. */
  void fdReaddir(GuestMemory memory, int fd, int buffer, int length, long cookie, int result)
      throws ErrnoException {
    DirectoryCursor cursor = files.directory(fd).cursor;
    memory.memory().checkRange(Integer.toUnsignedLong(buffer), Integer.toUnsignedLong(length));
    long capacity = Integer.toUnsignedLong(length);
    long used = 0;
    long position = cookie;
    Optional<DirectoryEntries.Entry> entry = cursor.at(position);
    while (entry.isPresent() && used < capacity) {
      position++;
      byte[] bytes = dirent(entry.get(), position);
      int written = (int) Math.min(bytes.length, capacity - used);
      memory.writeBytes(buffer + (int) used, Arrays.copyOf(bytes, written));
      used += written;
      if (used < capacity) {
        entry = cursor.at(position);
      }
    }
    memory.writeU32(result, (int) used);
  }

  private static byte[] dirent(DirectoryEntries.Entry entry, long next) {
    byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(DIRENT_SIZE + name.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(next)
        .putLong(entry.attributes().fileNumber())
        .putInt(name.length)
        .putInt(Filesystem.filetype(entry.attributes().type()))
        .put(name)
        .array();
  }
}
