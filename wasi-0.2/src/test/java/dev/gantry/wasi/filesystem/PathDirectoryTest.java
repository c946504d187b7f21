package dev.gantry.wasi.filesystem;

import java.io.IOException;
import java.nio.file.Path;

/** Directories that are reached by paths, checked before each use. */
class PathDirectoryTest extends DirectoryRules {
  @Override
  Anchor anchor(Path path) throws IOException {
    return PathAnchor.of(path);
  }
}
