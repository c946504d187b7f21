package dev.gantry.wasi.preview1;

import dev.gantry.wasi.filesystem.Attributes;
import dev.gantry.wasi.filesystem.DirectoryEntries;
import dev.gantry.wasi.filesystem.DirectoryEntries.Entry;
import dev.gantry.wasi.filesystem.HostDirectory;
import java.io.IOException;
import java.util.Optional;

/**
 * A place in a directory, which cookies number: 0 is {@code .}, 1 is {@code ..}, then come the
 * others.
 *
 * <p>It reads on from where it stands, so that a directory is not read again for each call, and
 * starts anew for a cookie that lies behind.
 */
final class DirectoryCursor {
  private static final long FIRST_NAME = 2;

  private final HostDirectory directory;
  private Optional<DirectoryEntries> entries = Optional.empty();
  private Optional<Entry> current = Optional.empty();

  /** The cookie of {@link #current}. */
  private long position;

  DirectoryCursor(HostDirectory directory) {
    this.directory = directory;
  }

  /** {@return the entry of a cookie, or empty after the last} */
  Optional<Entry> at(long cookie) throws ErrnoException {
    if (cookie >= 0 && cookie < FIRST_NAME) {
      close();
      Attributes self = Filesystem.call(directory::attributes);
      return Optional.of(new Entry(cookie == 0 ? "." : "..", self));
    }
    if (cookie < 0) {
      return Optional.empty();
    }
    if (entries.isEmpty() || cookie < position) {
      close();
      entries = Optional.of(Filesystem.call(directory::entries));
      position = FIRST_NAME;
      current = next();
    }
    while (position < cookie && current.isPresent()) {
      position++;
      current = next();
    }
    return current;
  }

  private Optional<Entry> next() throws ErrnoException {
    try {
      return entries.isPresent() ? entries.get().next() : Optional.empty();
    } catch (IOException _) {
      throw Errno.IO.exception();
    }
  }

  void close() {
    entries.ifPresent(DirectoryEntries::close);
    entries = Optional.empty();
    current = Optional.empty();
  }
}
