package dev.gantry.wasi.preview1;

import static dev.gantry.wasi.preview1.Filesystem.call;

import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.io.Streams.OutputStream;
import dev.gantry.wasi.bindings.io.Streams.StreamError;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.io.HostError;
import java.util.Arrays;

/** The functions {@code fd_*} that move bytes, and those that tell or change where. */
final class TransferFunctions {
  private final FileTable files;

  TransferFunctions(FileTable files) {
    this.files = files;
  }

  void fdRead(GuestMemory memory, int fd, int buffers, int count, int result)
      throws ErrnoException {
    Entry entry = files.get(fd);
    int capacity = memory.capacity(buffers, count);
    byte[] bytes =
        switch (entry) {
          case Entry.Input input -> read(input, capacity);
          case Entry.File file -> {
            byte[] read = call(() -> file.file.read(capacity, file.offset)).first();
            file.offset += read.length;
            yield read;
          }
          case Entry.Directory _ -> throw Errno.ISDIR.exception();
          case Entry.Output _ -> throw Errno.BADF.exception();
        };
    memory.scatter(buffers, count, bytes);
    memory.writeU32(result, bytes.length);
  }

  private static byte[] read(Entry.Input input, int capacity) throws ErrnoException {
    try {
      byte[] bytes =
          input.nonblocking ? input.stream.read(capacity) : input.stream.blockingRead(capacity);
      if (bytes.length == 0 && capacity > 0) {
        throw Errno.AGAIN.exception();
      }
      return bytes;
    } catch (StreamErrorException e) {
      return switch (e.error()) {
        case StreamError.Closed _ -> new byte[0];
        case StreamError.LastOperationFailed _ -> throw errno(e);
      };
    }
  }

  void fdPread(GuestMemory memory, int fd, int buffers, int count, long offset, int result)
      throws ErrnoException {
    Entry.File file = seekable(fd);
    int capacity = memory.capacity(buffers, count);
    byte[] bytes = call(() -> file.file.read(capacity, offset)).first();
    memory.scatter(buffers, count, bytes);
    memory.writeU32(result, bytes.length);
  }

  void fdWrite(GuestMemory memory, int fd, int buffers, int count, int result)
      throws ErrnoException {
    Entry entry = files.get(fd);
    byte[] bytes = memory.gather(buffers, count);
    switch (entry) {
      case Entry.Output output -> write(output.stream(), bytes);
      case Entry.File file when file.append -> {
        write(file.end(), bytes);
        file.offset = call(file.file::attributes).size();
      }
      case Entry.File file -> file.offset += call(() -> file.file.write(bytes, file.offset));
      case Entry.Directory _ -> throw Errno.ISDIR.exception();
      case Entry.Input _ -> throw Errno.BADF.exception();
    }
    memory.writeU32(result, bytes.length);
  }

  /** Writes all bytes, however many the stream takes at a time, and flushes them. */
  private static void write(OutputStream stream, byte[] bytes) throws ErrnoException {
    try {
      int written = 0;
      while (written < bytes.length) {
        int permitted = (int) Math.min(stream.checkWrite(), bytes.length - written);
        stream.write(Arrays.copyOfRange(bytes, written, written + permitted));
        written += permitted;
        stream.blockingFlush();
      }
    } catch (StreamErrorException e) {
      throw errno(e);
    }
  }

  private static ErrnoException errno(StreamErrorException exception) {
    return switch (exception.error()) {
      case StreamError.Closed _ -> Errno.PIPE.exception();
      case StreamError.LastOperationFailed(HostError error) ->
          Errno.of(error.filesystem().orElse(ErrorCode.IO)).exception();
      case StreamError.LastOperationFailed _ -> Errno.IO.exception();
    };
  }

  void fdPwrite(GuestMemory memory, int fd, int buffers, int count, long offset, int result)
      throws ErrnoException {
    Entry.File file = seekable(fd);
    byte[] bytes = memory.gather(buffers, count);
    memory.writeU32(result, (int) (long) call(() -> file.file.write(bytes, offset)));
  }

  void fdSeek(GuestMemory memory, int fd, long offset, int whence, int result)
      throws ErrnoException {
    Entry.File file = seekable(fd);
    long base =
        switch (whence) {
          case 0 -> 0;
          case 1 -> file.offset;
          case 2 -> call(file.file::attributes).size();
          default -> throw Errno.INVAL.exception();
        };
    long position = base + offset;
    if (position < 0) {
      throw Errno.INVAL.exception();
    }
    file.offset = position;
    memory.writeU64(result, position);
  }

  void fdTell(GuestMemory memory, int fd, int result) throws ErrnoException {
    memory.writeU64(result, seekable(fd).offset);
  }

  private Entry.File seekable(int fd) throws ErrnoException {
    return switch (files.get(fd)) {
      case Entry.File file -> file;
      case Entry.Directory _ -> throw Errno.BADF.exception();
      case Entry.Input _, Entry.Output _ -> throw Errno.SPIPE.exception();
    };
  }
}
