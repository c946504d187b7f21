package dev.gantry.wasi.preview1;

import dev.gantry.wasi.bindings.io.Streams.InputStream;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.filesystem.HostDirectory;
import dev.gantry.wasi.filesystem.HostFile;
import java.util.Optional;

/** What a file descriptor means. */
sealed interface Entry {

  void close();

  /** Standard input. */
  final class Input implements Entry {
    final InputStream stream;
    final boolean terminal;
    boolean nonblocking;

    Input(InputStream stream, boolean terminal) {
      this.stream = stream;
      this.terminal = terminal;
    }

    @Override
    public void close() {
      stream.close();
    }
  }

  /** Standard output or standard error output. */
  record Output(OutputStream stream, boolean terminal) implements Entry {
    @Override
    public void close() {
      stream.close();
    }
  }

  /** An open file, with the offset that 0.2 does not have. */
  final class File implements Entry {
    final HostFile file;
    long offset;
    boolean append;
    boolean nonblocking;
    private Optional<OutputStream> appending = Optional.empty();

    File(HostFile file, int fdflags) {
      this.file = file;
      this.append = (fdflags & FdFlags.APPEND) != 0;
      this.nonblocking = (fdflags & FdFlags.NONBLOCK) != 0;
    }

    /** {@return a stream that writes at the end} */
    OutputStream end() throws ErrnoException {
      OutputStream stream =
          appending.isPresent() ? appending.get() : Filesystem.call(file::appendViaStream);
      appending = Optional.of(stream);
      return stream;
    }

    @Override
    public void close() {
      appending.ifPresent(OutputStream::close);
      file.close();
    }
  }

  /** An open directory. */
  final class Directory implements Entry {
    final HostDirectory directory;

    /** What the guest knows it by, if it was opened beforehand. */
    final Optional<String> preopened;

    final DirectoryCursor cursor;

    Directory(HostDirectory directory, Optional<String> preopened) {
      this.directory = directory;
      this.preopened = preopened;
      this.cursor = new DirectoryCursor(directory);
    }

    @Override
    public void close() {
      cursor.close();
      directory.close();
    }
  }
}
