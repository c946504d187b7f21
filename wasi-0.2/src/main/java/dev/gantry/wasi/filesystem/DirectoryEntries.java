package dev.gantry.wasi.filesystem;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The entries of a directory, read as they are asked for. */
public final class DirectoryEntries implements AutoCloseable {
  private final Anchor anchor;
  private final DirectoryStream<Path> stream;
  private final Iterator<Path> names;
  private final OpenHandles handles;
  private boolean closed;

  /** An entry and its attributes. */
  public record Entry(String name, Attributes attributes) {}

  private DirectoryEntries(Anchor anchor, DirectoryStream<Path> stream, OpenHandles handles) {
    this.anchor = anchor;
    this.handles = handles;
    this.stream = stream;
    this.names = stream.iterator();
  }

  /** {@return the entries of a directory, whose anchor is closed with them} */
  @SuppressWarnings("StreamResourceLeak") // What is returned closes it.
  static DirectoryEntries of(Anchor anchor, OpenHandles handles) throws IOException {
    try {
      return new DirectoryEntries(anchor, Files.newDirectoryStream(anchor.path()), handles);
    } catch (IOException e) {
      anchor.close();
      throw e;
    }
  }

  /** {@return the next entry, or empty after the last} */
  public Optional<Entry> next() throws IOException {
    while (names.hasNext()) {
      Path name = names.next().getFileName();
      try {
        return Optional.of(
            new Entry(
                name.toString(), Attributes.of(anchor.entry(name.toString()), NOFOLLOW_LINKS)));
      } catch (NoSuchFileException _) {
        // It was removed in the meantime; the next one will do.
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    handles.giveBack();
    try (anchor) {
      stream.close();
    } catch (IOException _) {
      // Nothing was written that could be lost.
      return;
    }
  }
}
