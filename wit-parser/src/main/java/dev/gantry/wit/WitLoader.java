package dev.gantry.wit;

import dev.gantry.wit.resolve.PackageLoader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Reads WIT: a file, or a folder with the packages it depends on in {@code deps/}.
 *
 * <pre>{@code
 * WitInput input = WitLoader.create().withFeatures(Set.of("beta")).load(Path.of("wit"));
 * }</pre>
 *
 * <p>Immutable: each {@code with} method makes another loader.
 */
public final class WitLoader {
  private final Set<String> features;
  private final boolean allFeatures;
  private final Optional<BinaryWitReader> binaryReader;

  private WitLoader(
      Set<String> features, boolean allFeatures, Optional<BinaryWitReader> binaryReader) {
    this.features = Set.copyOf(features);
    this.allFeatures = allFeatures;
    this.binaryReader = binaryReader;
  }

  /** {@return a loader with no feature on} */
  public static WitLoader create() {
    return new WitLoader(Set.of(), false, Optional.empty());
  }

  /** {@return a loader that keeps {@code @unstable} items of these features, and no others} */
  public WitLoader withFeatures(Set<String> names) {
    return new WitLoader(names, allFeatures, binaryReader);
  }

  /** {@return a loader that keeps every {@code @unstable} item} */
  public WitLoader withAllFeatures() {
    return new WitLoader(features, true, binaryReader);
  }

  /** {@return a loader that also takes packages that are WebAssembly} */
  public WitLoader withBinaryReader(BinaryWitReader reader) {
    return new WitLoader(features, allFeatures, Optional.of(reader));
  }

  /**
   * {@return the package at a path}
   *
   * @param path a {@code .wit} file, a folder of them, or a WIT package as WebAssembly
   * @throws WitException with everything that is wrong with it
   */
  public WitInput load(Path path) {
    return loader().load(path);
  }

  /**
   * {@return the package in sources of one package}
   *
   * @throws WitException with everything that is wrong with it
   */
  public WitInput load(Source... sources) {
    return loader().load(sources);
  }

  private PackageLoader loader() {
    return new PackageLoader(features, allFeatures, binaryReader);
  }
}
