package dev.gantry.engine.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.engine.Features;
import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one module: its classes as far as they have been made, and whether it is valid.
 *
 * <p>The file is a sequence of records: a mark, the lengths of name and content, a checksum, the
 * name and the content. Each is appended by one write, so that processes need not know of each
 * other; one that was written twice is there twice. A reader passes over whatever is no whole
 * record: what a process has left behind that was killed, or what a disk has damaged.
 */
public final class CacheFile implements KeptModule {
  private static final int MARK = 0x47_7E_C0_DE;
  private static final int HEADER = 4 * Integer.BYTES;
  private static final String VALID = "valid with ";

  /** Files beyond this are left alone, in bytes. */
  private static final long LARGEST = 1L << 29;

  /** So long a file counts as used without its time being changed, in seconds. */
  private static final long USE = 3600;

  private record Stretch(int from, int to) {}

  private final Path path;
  private final CacheFolder folder;
  private final Map<String, Stretch> stretches;

  /** May go when memory is short: then classes are made again. */
  private final SoftReference<byte[]> content;

  private final Set<String> names = ConcurrentHashMap.newKeySet();
  private boolean writable;
  private @Nullable FileChannel channel;

  private CacheFile(Path path, CacheFolder folder, byte[] content, boolean writable) {
    this.path = path;
    this.folder = folder;
    this.content = new SoftReference<>(content);
    this.stretches = stretches(content);
    this.writable = writable;
    names.addAll(stretches.keySet());
  }

  /** {@return the file at a path, which need not be there} */
  static CacheFile open(Path path, CacheFolder folder) {
    byte[] nothing = {};
    try {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return new CacheFile(path, folder, nothing, true);
      }
      boolean isUsable =
          Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
              && folder.trust().isSafe(path)
              && Files.size(path) <= LARGEST;
      if (!isUsable) {
        return new CacheFile(path, folder, nothing, false);
      }
      byte[] content = Files.readAllBytes(path);
      markUsed(path);
      return new CacheFile(path, folder, content, true);
    } catch (IOException _) {
      return new CacheFile(path, folder, nothing, false);
    }
  }

  private static void markUsed(Path path) throws IOException {
    Instant now = Instant.now();
    if (Files.getLastModifiedTime(path).toInstant().isBefore(now.minusSeconds(USE))) {
      Files.setLastModifiedTime(path, FileTime.from(now));
    }
  }

  // Reading

  private static Map<String, Stretch> stretches(byte[] content) {
    var found = new HashMap<String, Stretch>();
    ByteBuffer buffer = ByteBuffer.wrap(content);
    int at = 0;
    while (at <= content.length - HEADER) {
      int nameLength = buffer.getInt(at + Integer.BYTES);
      int length = buffer.getInt(at + 2 * Integer.BYTES);
      int rest = content.length - at - HEADER;
      boolean isWhole =
          buffer.getInt(at) == MARK
              && nameLength >= 0
              && length >= 0
              && nameLength <= rest
              && length <= rest - nameLength
              && checksum(content, at + HEADER, nameLength + length)
                  == buffer.getInt(at + 3 * Integer.BYTES);
      if (isWhole) {
        int start = at + HEADER + nameLength;
        found.put(
            new String(content, at + HEADER, nameLength, UTF_8),
            new Stretch(start, start + length));
        at = start + length;
      } else {
        at++;
      }
    }
    return found;
  }

  private static int checksum(byte[] bytes, int from, int length) {
    var sum = new CRC32();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }

  @Override
  public Optional<byte[]> find(String name) {
    Stretch stretch = stretches.get(name);
    byte[] bytes = content.get();
    return stretch == null || bytes == null
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(bytes, stretch.from, stretch.to));
  }

  @Override
  public boolean isValid(Features features) {
    return names.contains(VALID + features);
  }

  // Writing

  @Override
  public void rememberValid(Features features) {
    add(VALID + features, new byte[0]);
  }

  @Override
  public void add(String name, byte[] classFile) {
    if (names.add(name)) {
      append(record(name.getBytes(UTF_8), classFile));
    }
  }

  private static ByteBuffer record(byte[] name, byte[] content) {
    ByteBuffer record = ByteBuffer.allocate(HEADER + name.length + content.length);
    record.position(HEADER).put(name).put(content);
    int sum = checksum(record.array(), HEADER, name.length + content.length);
    return record
        .rewind()
        .putInt(MARK)
        .putInt(name.length)
        .putInt(content.length)
        .putInt(sum)
        .rewind();
  }

  private synchronized void append(ByteBuffer record) {
    if (!writable) {
      return;
    }
    try {
      FileChannel open = channel;
      if (open == null) {
        open =
            FileChannel.open(
                path,
                Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    LinkOption.NOFOLLOW_LINKS),
                Trust.rights(folder.path(), "rw-------"));
        channel = open;
      }
      int length = record.remaining();
      int written = open.write(record);
      // What is left of a record that did not fit is passed over, and nothing comes after it.
      writable = written == length && folder.hasRoom(length);
    } catch (IOException _) {
      writable = false;
    }
  }
}
