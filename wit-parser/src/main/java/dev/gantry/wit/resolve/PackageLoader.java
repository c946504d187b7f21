package dev.gantry.wit.resolve;

import dev.gantry.wit.BinaryWitReader;
import dev.gantry.wit.Source;
import dev.gantry.wit.WitInput;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Reads files and resolves what they say. */
public final class PackageLoader {

  /** A loader for one call. */
  public PackageLoader(
      Set<String> features, boolean allFeatures, Optional<BinaryWitReader> binaryReader) {}

  /** {@return the package at a path} */
  public WitInput load(Path path) {
    throw new UnsupportedOperationException("reading WIT is not yet supported");
  }

  /** {@return the package in sources} */
  public WitInput load(Source... sources) {
    throw new UnsupportedOperationException("reading WIT is not yet supported");
  }
}
