package dev.gantry.wasi.filesystem;

import dev.gantry.wasi.bindings.filesystem.Types.DirectoryEntry;
import dev.gantry.wasi.bindings.filesystem.Types.DirectoryEntryStream;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import java.util.Optional;

/** A stream of directory entries. */
record EntryStream(DirectoryEntries entries) implements DirectoryEntryStream {

  @Override
  public Optional<DirectoryEntry> readDirectoryEntry() throws ErrorCodeException {
    return FileErrors.call(entries::next)
        .map(entry -> new DirectoryEntry(entry.attributes().type(), entry.name()));
  }

  @Override
  public void close() {
    entries.close();
  }
}
