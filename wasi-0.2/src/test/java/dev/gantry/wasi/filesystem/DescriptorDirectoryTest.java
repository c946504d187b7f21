package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.wasi.bindings.filesystem.Types.Descriptor;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Directories that are reached by file descriptors. */
class DescriptorDirectoryTest extends DirectoryRules {
  private static final long RACE_NANOS = 400_000_000;

  @Override
  Anchor anchor(Path path) throws IOException {
    assumeTrue(NativeOpen.available(path), "needs Linux and native access");
    return DescriptorAnchor.of(path);
  }

  @Test
  void aGuestThatRacesWithAnotherDoesNotLeave() throws Exception {
    Path contested = Files.createDirectory(root.resolve("a"));
    Files.writeString(contested.resolve("secret"), "inside");
    Files.createSymbolicLink(root.resolve("out"), Path.of(".."));
    var over = new AtomicBoolean();
    var attack =
        new FutureTask<>(
            () -> {
              while (!over.get()) {
                swap(contested, root.resolve("kept"), root.resolve("out"));
                swap(contested, root.resolve("out"), root.resolve("kept"));
              }
              return true;
            });
    Thread.ofPlatform().start(attack);
    Map<ErrorCode, Integer> failures = new EnumMap<>(ErrorCode.class);
    int reads = 0;
    long end = System.nanoTime() + RACE_NANOS;
    while (System.nanoTime() < end || reads == 0) {
      try (Descriptor file = directory.openAt(FOLLOW, "a/secret", PLAIN, READ)) {
        assertThat(text(file)).isEqualTo("inside");
        reads++;
      } catch (ErrorCodeException e) {
        failures.merge(e.error(), 1, Integer::sum);
      }
    }
    over.set(true);
    assertThat(attack.get()).isTrue();
    assertThat(reads).isPositive();
    assertThat(failures.keySet())
        .isSubsetOf(ErrorCode.NO_ENTRY, ErrorCode.NOT_PERMITTED, ErrorCode.NOT_DIRECTORY);
  }

  /** Moves what stands at a name away, and something else there. */
  private static void swap(Path name, Path away, Path instead) throws IOException {
    Files.move(name, away, StandardCopyOption.ATOMIC_MOVE);
    Files.move(instead, name, StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void descriptorsAreClosed() throws Exception {
    directory.createDirectoryAt("a");
    directory.createDirectoryAt("a/b");
    create("a/b/file").close();
    long before = openDescriptors();
    for (int i = 0; i < 50; i++) {
      directory.openAt(NOFOLLOW, "a/b/file", PLAIN, READ).close();
      directory.openAt(NOFOLLOW, "a/../a/b", PLAIN, READ).close();
      directory.readDirectory().close();
      assertFails(ErrorCode.NO_ENTRY, () -> directory.openAt(NOFOLLOW, "a/b/c", PLAIN, READ));
      assertFails(ErrorCode.NOT_PERMITTED, () -> directory.statAt(NOFOLLOW, "a/b/../../.."));
    }
    assertThat(openDescriptors()).isLessThan(before + 10);
  }

  private static long openDescriptors() throws IOException {
    try (var entries = Files.list(Path.of("/proc/self/fd"))) {
      return entries.count();
    }
  }
}
