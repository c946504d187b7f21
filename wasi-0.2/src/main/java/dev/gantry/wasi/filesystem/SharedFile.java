package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.filesystem.FileErrors.error;

import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An open file, which a descriptor and its streams share; the last of them closes it. */
final class SharedFile {
  private final Anchor anchor;
  private final FileChannel channel;
  private final OpenHandles handles;
  private Attributes lastSeen;
  private int users = 1;

  SharedFile(Anchor anchor, FileChannel channel, Attributes attributes, OpenHandles handles) {
    this.handles = handles;
    this.anchor = anchor;
    this.channel = channel;
    this.lastSeen = attributes;
  }

  Anchor anchor() {
    return anchor;
  }

  FileChannel channel() {
    return channel;
  }

  SharedFile retain() {
    users++;
    return this;
  }

  void release() {
    users--;
    if (users == 0) {
      try (anchor) {
        channel.close();
      } catch (IOException _) {
        // There is nobody left who could do anything about it.
        users = 0;
      }
      handles.giveBack();
    }
  }

  /** {@return the attributes; of a file that has lost its name, what is still known} */
  Attributes attributes() throws IOException {
    try {
      lastSeen = Attributes.of(anchor.path(), anchor.options());
    } catch (NoSuchFileException _) {
      lastSeen = lastSeen.withoutLinks().withSize(channel.size());
    }
    return lastSeen;
  }

  /** {@return bytes at the offset, an empty array at the end} */
  byte[] read(int length, long offset) throws IOException {
    if (offset < 0 || length == 0) {
      return new byte[0];
    }
    // Allocates what is there, not what the guest would like.
    long rest = channel.size() - offset;
    int expected = rest > 0 && rest < length ? (int) rest : length;
    ByteBuffer buffer = ByteBuffer.allocate(expected);
    int count = channel.read(buffer, offset);
    return count == expected ? buffer.array() : Arrays.copyOf(buffer.array(), Math.max(0, count));
  }

  void write(byte[] bytes, long offset) throws IOException, ErrorCodeException {
    if (offset < 0 || offset > Long.MAX_VALUE - bytes.length) {
      throw error(ErrorCode.FILE_TOO_LARGE);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer, offset + buffer.position());
    }
  }

  void setSize(long size) throws IOException, ErrorCodeException {
    if (size < 0) {
      throw error(ErrorCode.INVALID);
    }
    if (size > channel.size()) {
      channel.write(ByteBuffer.allocate(1), size - 1);
    } else {
      channel.truncate(size);
    }
  }

  /** {@return a second channel, which the operating system moves to the end before each write} */
  FileChannel openForAppending() throws IOException {
    List<OpenOption> options = new ArrayList<>(List.of(anchor.options()));
    options.add(StandardOpenOption.APPEND);
    return FileChannel.open(anchor.path(), options.toArray(OpenOption[]::new));
  }
}
