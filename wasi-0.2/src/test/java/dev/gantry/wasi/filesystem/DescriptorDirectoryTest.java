package dev.gantry.wasi.filesystem;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;

/** Directories that are reached by file descriptors. */
class DescriptorDirectoryTest extends DirectoryRules {
  @Override
  Anchor anchor(Path path) throws IOException {
    assumeTrue(NativeOpen.available(path), "needs Linux and native access");
    return DescriptorAnchor.of(path);
  }
}
