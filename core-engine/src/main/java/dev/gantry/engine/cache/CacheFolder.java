package dev.gantry.engine.cache;

import dev.gantry.engine.CodeCache;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A cache on disk: a folder for each build of the engine, and in it a file for each module. */
public final class CacheFolder implements CodeCache {
  private static final String SUFFIX = ".code";

  /** So much of the most is left when files have been deleted, in quarters. */
  private static final int QUARTERS_LEFT = 3;

  /** How often the size is looked at: whenever this part of the most has been written. */
  private static final int LOOKS = 16;

  /** Files lie in the folders of builds, so that far below the folder of the cache. */
  private static final int FOLDER_DEPTH = 2;

  private record Entry(Path path, long byteLength, long lastUse) {}

  private final Path folder;
  private final Path files;
  private final Trust trust;
  private final long mostBytes;
  private final AtomicLong untilLook = new AtomicLong();
  private final Map<String, WeakReference<CacheFile>> open = new HashMap<>();

  private CacheFolder(Path folder, Path files, Trust trust, long mostBytes) {
    this.folder = folder;
    this.files = files;
    this.trust = trust;
    this.mostBytes = mostBytes;
  }

  /**
   * {@return the cache in a folder, which is made if it is not there}
   *
   * @throws IOException if it cannot be made, or would not be safe
   */
  public static CacheFolder at(Path folder, long mostBytes) throws IOException {
    String build =
        EngineBuild.id()
            .orElseThrow(
                () -> new IOException("the engine cannot tell which build it is: nothing is kept"));
    return at(folder, mostBytes, build);
  }

  static CacheFolder at(Path folder, long mostBytes, String build) throws IOException {
    create(folder);
    Trust trust = Trust.ofProcess(folder);
    return at(folder, mostBytes, build, trust);
  }

  static CacheFolder at(Path folder, long mostBytes, String build, Trust trust) throws IOException {
    requireSafe(folder, trust);
    Path files = folder.resolve(build);
    create(files);
    requireSafe(files, trust);
    return new CacheFolder(folder, files, trust, mostBytes);
  }

  private static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      create(parent);
      Files.createDirectories(folder, Trust.rights(parent, "rwx------"));
    }
  }

  private static void requireSafe(Path folder, Trust trust) throws IOException {
    String objection = trust.objection(folder);
    if (!objection.isEmpty()) {
      throw new IOException(
          "the cache folder `%s` %s: code is only taken from what is your own"
              .formatted(folder, objection));
    }
  }

  @Override
  public Path path() {
    return folder;
  }

  Trust trust() {
    return trust;
  }

  /** {@return what is kept of a module, by its bytes} */
  public CacheFile file(Bytes binary) {
    String name = ModuleHash.of(binary) + SUFFIX;
    synchronized (open) {
      WeakReference<CacheFile> reference = open.get(name);
      CacheFile known = reference == null ? null : reference.get();
      if (known == null) {
        open.values().removeIf(other -> other.get() == null);
        known = CacheFile.open(files.resolve(name), this);
        open.put(name, new WeakReference<>(known));
      }
      return known;
    }
  }

  // Size

  /** Takes note of bytes that have been written; returns whether more may be. */
  boolean hasRoom(long byteLength) {
    if (untilLook.addAndGet(-byteLength) >= 0) {
      return true;
    }
    untilLook.set(mostBytes / LOOKS);
    try {
      return trim();
    } catch (IOException _) {
      return false;
    }
  }

  /** Deletes what has not been used for longest, if there is too much; returns whether it is. */
  private boolean trim() throws IOException {
    List<Entry> entries = entries();
    long total = entries.stream().mapToLong(Entry::byteLength).sum();
    if (total <= mostBytes) {
      return true;
    }
    entries.sort(Comparator.comparingLong(Entry::lastUse));
    for (Entry entry : entries) {
      if (total <= mostBytes / 4 * QUARTERS_LEFT) {
        return true;
      }
      Files.deleteIfExists(entry.path());
      total -= entry.byteLength();
    }
    return true;
  }

  private List<Entry> entries() throws IOException {
    var entries = new ArrayList<Entry>();
    Files.walkFileTree(folder, Set.of(), FOLDER_DEPTH, new EntryCollector(entries));
    return entries;
  }

  /**
   * Other writers make and delete files meanwhile: what is gone when its turn comes is no entry.
   */
  private static final class EntryCollector extends SimpleFileVisitor<Path> {
    private final List<Entry> entries;

    EntryCollector(List<Entry> entries) {
      this.entries = entries;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (file.toString().endsWith(SUFFIX)) {
        entries.add(new Entry(file, attributes.size(), attributes.lastModifiedTime().toMillis()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
