package dev.gantry.wasi.filesystem;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that is granted to guests, which stays open as long as the capability exists.
 *
 * @param guestPath what guests know it by
 * @param mutable whether they may change what is below it
 */
public record Preopen(Anchor anchor, String guestPath, boolean mutable) {

  /**
   * {@return the grant of a directory}
   *
   * @throws IOException if it is no directory that can be read
   */
  public static Preopen of(Path directory, String guestPath, boolean mutable) throws IOException {
    Anchor anchor = Anchor.of(directory);
    return new Preopen(anchor, guestPath, mutable);
  }

  /**
   * {@return the grant of an empty directory in memory, which guests may change}
   *
   * @param maxBytes the most that its files may hold in sum
   */
  public static Preopen inMemory(String guestPath, long maxBytes) {
    FileSystem memory =
        Jimfs.newFileSystem(
            Configuration.unix().toBuilder()
                .setAttributeViews("unix")
                .setMaxSize(maxBytes)
                .build());
    try {
      return of(Files.createDirectory(memory.getPath("/root")), guestPath, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return a descriptor of the directory, for one guest, which counts until it is closed} */
  public HostDirectory open(OpenHandles handles) throws ErrorCodeException {
    DescriptorFlags flags = DescriptorFlags.READ;
    return FileErrors.counted(
        handles, () -> new HostDirectory(anchor.openDirectory("."), flags, mutable, handles));
  }
}
