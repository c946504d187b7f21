package dev.gantry.wasi.filesystem;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A file or directory that was found by a checked walk, and through which it and its entries are
 * reached; see the package for what each kind guarantees.
 */
sealed interface Anchor extends AutoCloseable permits PathAnchor, DescriptorAnchor {

  /** {@return the anchor of a directory that the host grants} */
  static Anchor of(Path directory) throws IOException {
    Path real = directory.toRealPath();
    return NativeOpen.available(real) ? DescriptorAnchor.of(real) : PathAnchor.of(real);
  }

  /**
   * {@return a path that means what this anchor means, for use right away with {@link #options}}
   *
   * @throws IOException if it has been removed or replaced
   */
  Path path() throws IOException;

  /** {@return the options with which {@link #path} is to be used} */
  LinkOption[] options();

  /**
   * {@return a path of an entry of this directory, for use right away without following links}
   *
   * @param name a single component, or {@code .} for the directory itself
   */
  default Path entry(String name) throws IOException {
    return path().resolve(name);
  }

  /**
   * {@return an anchor of an entry of this directory}
   *
   * @param name a single component that is no link, or {@code .}
   */
  Anchor open(String name) throws IOException;

  /**
   * {@return an anchor of a directory in this directory}
   *
   * @throws java.nio.file.NotDirectoryException if it is a link or anything else
   */
  Anchor openDirectory(String name) throws IOException;

  @Override
  void close();
}
