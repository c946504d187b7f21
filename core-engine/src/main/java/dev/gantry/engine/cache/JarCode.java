package dev.gantry.engine.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.engine.CodeCache;
import dev.gantry.engine.Features;
import dev.gantry.engine.generated.GeneratedAbi;
import dev.gantry.engine.link.ModuleCode;
import dev.gantry.engine.syntax.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;

/**
 * A jar with a guest, and the classes of its modules. Immutable; any thread may use it.
 *
 * <p>The classes are entries below the SHA-256 of the module that they were made of. What is not
 * there, such as the classes for other limits, is made when it is needed.
 */
public final class JarCode implements CodeCache {
  private static final String FOLDER = "META-INF/gantry/";
  private static final String GUEST = FOLDER + "guest.wasm";
  private static final String SUFFIX = ".class";
  private static final String VALID = "valid";
  private static final Attributes.Name ABI = new Attributes.Name("Gantry-Abi");
  private static final Attributes.Name BUILD = new Attributes.Name("Gantry-Build");

  /** The same for the same guest, whenever and wherever it is compiled. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 12, 0);

  private final Path path;
  private final JarFile jar;

  private JarCode(Path path, JarFile jar) {
    this.path = path;
    this.jar = jar;
  }

  /**
   * {@return a jar that has been written}
   *
   * @throws IOException if it cannot be read, is no such jar, or was made by another build
   */
  public static JarCode open(Path path) throws IOException {
    var jar = new JarFile(path.toFile());
    try {
      Manifest manifest = jar.getManifest();
      if (manifest == null || jar.getEntry(GUEST) == null) {
        throw new IOException("`%s` is no jar that `gantry compile` has made".formatted(path));
      }
      Attributes attributes = manifest.getMainAttributes();
      String abi = String.valueOf(attributes.getValue(ABI));
      if (!abi.equals(String.valueOf(GeneratedAbi.VERSION))) {
        throw new IOException(
            "`%s` was compiled for version %s of the ABI of compiled code, and this is version %d: compile it again"
                .formatted(path, abi, GeneratedAbi.VERSION));
      }
      if (!build().equals(attributes.getValue(BUILD))) {
        throw new IOException(
            "`%s` was compiled by another build of Gantry: compile it again".formatted(path));
      }
      return new JarCode(path, jar);
    } catch (IOException e) {
      jar.close();
      throw e;
    }
  }

  private static String build() throws IOException {
    return EngineBuild.classes()
        .orElseThrow(() -> new IOException("the engine cannot tell which build it is"));
  }

  /** Writes a jar. */
  public static void write(Path path, byte[] guest, List<ModuleCode> modules) throws IOException {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(ABI, String.valueOf(GeneratedAbi.VERSION));
    attributes.put(BUILD, build());
    try (var out = new JarOutputStream(Files.newOutputStream(path))) {
      put(out, JarFile.MANIFEST_NAME, bytes(manifest));
      put(out, GUEST, guest);
      var folders = new HashSet<String>();
      for (ModuleCode module : modules) {
        if (folders.add(folder(module.syntax().binary()))) {
          put(out, module);
        }
      }
    }
  }

  private static byte[] bytes(Manifest manifest) throws IOException {
    var bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private static void put(JarOutputStream out, ModuleCode module) throws IOException {
    String folder = folder(module.syntax().binary());
    put(out, folder + VALID, module.features().toString().getBytes(UTF_8));
    try {
      module.writeClasses(
          (name, classFile) -> {
            try {
              put(out, folder + name + SUFFIX, classFile);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    var entry = new JarEntry(name);
    entry.setTimeLocal(ENTRY_TIME);
    out.putNextEntry(entry);
    out.write(content);
    out.closeEntry();
  }

  private static String folder(Bytes binary) {
    return FOLDER + ModuleHash.of(binary) + '/';
  }

  @Override
  public Path path() {
    return path;
  }

  /** {@return the guest, a module or a component} */
  public byte[] guest() throws IOException {
    return read(GUEST).orElseThrow(() -> new IOException("`%s` has no guest".formatted(path)));
  }

  private Optional<byte[]> read(String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    if (entry == null) {
      return Optional.empty();
    }
    try (InputStream stream = jar.getInputStream(entry)) {
      byte[] content = stream.readAllBytes();
      // Nothing of the JDK compares what an entry of a file holds with its checksum.
      var checksum = new CRC32();
      checksum.update(content);
      if (checksum.getValue() != entry.getCrc()) {
        throw new IOException("`%s` is damaged: compile it again".formatted(path));
      }
      return Optional.of(content);
    }
  }

  /** {@return what the jar holds of a module} */
  public KeptModule module(Bytes binary) {
    String folder = folder(binary);
    return new KeptModule() {
      @Override
      public boolean isValid(Features features) {
        return content(folder + VALID)
            .filter(text -> new String(text, UTF_8).equals(features.toString()))
            .isPresent();
      }

      @Override
      public void rememberValid(Features features) {}

      @Override
      public Optional<byte[]> find(String name) {
        return content(folder + name + SUFFIX);
      }

      @Override
      public void add(String name, byte[] classFile) {}
    };
  }

  private Optional<byte[]> content(String name) {
    try {
      return read(name);
    } catch (IOException _) {
      return Optional.empty(); // then it is made again
    }
  }
}
