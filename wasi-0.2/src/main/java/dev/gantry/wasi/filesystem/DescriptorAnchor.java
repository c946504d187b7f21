package dev.gantry.wasi.filesystem;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A file descriptor, which goes on meaning the same file whatever happens to its name. */
final class DescriptorAnchor implements Anchor {
  private static final Cleaner CLEANER = Cleaner.create();

  private final int descriptor;
  private final Path path;
  private boolean closed;

  private DescriptorAnchor(int descriptor) {
    this.descriptor = descriptor;
    this.path = Path.of("/proc/self/fd", Integer.toString(descriptor));
  }

  /** {@return an anchor that need not be closed} */
  static DescriptorAnchor of(Path directory) throws IOException {
    int descriptor = NativeOpen.openDirectory(NativeOpen.WORKING_DIRECTORY, directory.toString());
    DescriptorAnchor anchor = new DescriptorAnchor(descriptor);
    CLEANER.register(anchor, () -> NativeOpen.close(descriptor));
    return anchor;
  }

  @Override
  public Path path() {
    return path;
  }

  /** The path is itself a link, which leads to what the descriptor means. */
  @Override
  public LinkOption[] options() {
    return new LinkOption[0];
  }

  @Override
  public Anchor open(String name) throws IOException {
    return new DescriptorAnchor(NativeOpen.open(descriptor, name));
  }

  @Override
  public Anchor openDirectory(String name) throws IOException {
    return new DescriptorAnchor(NativeOpen.openDirectory(descriptor, name));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      NativeOpen.close(descriptor);
    }
  }
}
