package dev.gantry.wasi.filesystem;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A path, and the identity of what was there when it was checked.
 *
 * @param checked absolute, without links
 */
record PathAnchor(Path checked, Object identity) implements Anchor {

  static PathAnchor of(Path path) throws IOException {
    return new PathAnchor(path, Attributes.of(path, NOFOLLOW_LINKS).identity());
  }

  @Override
  public Path path() throws IOException {
    if (!Attributes.of(checked, NOFOLLOW_LINKS).identity().equals(identity)) {
      throw new NoSuchFileException("replaced");
    }
    return checked;
  }

  @Override
  public LinkOption[] options() {
    return new LinkOption[] {NOFOLLOW_LINKS};
  }

  @Override
  public Anchor open(String name) throws IOException {
    return name.equals(".") ? this : of(entry(name));
  }

  @Override
  public Anchor openDirectory(String name) throws IOException {
    Path entry = entry(name);
    Attributes attributes = Attributes.of(entry, NOFOLLOW_LINKS);
    if (!attributes.isDirectory()) {
      throw new NotDirectoryException(name);
    }
    return name.equals(".") ? this : new PathAnchor(entry, attributes.identity());
  }

  @Override
  public void close() {}
}
