package dev.gantry.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.gantry.engine.Features;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheFolderTest {
  private static final String BUILD = "build";
  private static final long PLENTY = 1 << 20;
  private static final Bytes MODULE = Bytes.of(new byte[] {1, 2, 3});
  private static final byte[] CONTENT = {4, 5, 6, 7};

  private record Stranger(String name) implements UserPrincipal {
    @Override
    public String getName() {
      return name;
    }
  }

  @TempDir private Path temporary;

  private Path folder() {
    return temporary.resolve("cache");
  }

  /** A folder as a process finds it that has just started. */
  private CacheFolder open(String build) throws IOException {
    return CacheFolder.at(folder(), PLENTY, build);
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(Files::isRegularFile).findAny().orElseThrow();
    }
  }

  private void fill() throws IOException {
    CacheFile file = open(BUILD).file(MODULE);
    file.add("a", CONTENT);
    file.add("b", new byte[100]);
    file.rememberValid(Features.ALL);
  }

  @Test
  void givesWhatAnotherProcessHasKept() throws IOException {
    fill();

    CacheFile file = open(BUILD).file(MODULE);

    assertThat(file.find("a")).contains(CONTENT);
    assertThat(file.find("b")).contains(new byte[100]);
    assertThat(file.find("c")).isEmpty();
    assertThat(file.isValid(Features.ALL)).isTrue();
    assertThat(file.isValid(Features.STANDARD)).isFalse();
  }

  @Test
  void addsToWhatIsThere() throws IOException {
    fill();
    open(BUILD).file(MODULE).add("c", CONTENT);

    CacheFile file = open(BUILD).file(MODULE);

    assertThat(List.of("a", "b", "c")).allMatch(name -> file.find(name).isPresent());
  }

  @Test
  void givesNothingOfAnotherModuleOrBuild() throws IOException {
    fill();

    assertThat(open(BUILD).file(Bytes.of(new byte[] {1, 2, 4})).find("a")).isEmpty();
    assertThat(open("other").file(MODULE).find("a")).isEmpty();
    assertThat(open("other").file(MODULE).isValid(Features.ALL)).isFalse();
  }

  @Test
  void knowsThisBuild() {
    assertThat(EngineBuild.id()).isPresent().isEqualTo(EngineBuild.id());
  }

  // Damage

  @Test
  void passesOverWhatIsDamaged() throws IOException {
    fill();
    byte[] whole = Files.readAllBytes(onlyFile());
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(onlyFile(), damaged);
      CacheFile file = open(BUILD).file(MODULE);

      Optional<byte[]> first = file.find("a");
      Optional<byte[]> second = file.find("b");

      first.ifPresent(content -> assertThat(content).isEqualTo(CONTENT));
      second.ifPresent(content -> assertThat(content).isEqualTo(new byte[100]));
      assertThat(Stream.of(first, second).filter(Optional::isPresent).count())
          .describedAs("damage at %d", at)
          .isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void goesOnAfterARecordThatWasCutOff() throws IOException {
    fill();
    byte[] whole = Files.readAllBytes(onlyFile());
    Files.write(onlyFile(), java.util.Arrays.copyOf(whole, 60));
    open(BUILD).file(MODULE).add("c", CONTENT);

    CacheFile file = open(BUILD).file(MODULE);

    assertThat(file.find("a")).contains(CONTENT);
    assertThat(file.find("b")).isEmpty();
    assertThat(file.find("c")).contains(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 1000})
  void findsNothingInGarbage(int length) throws IOException {
    fill();
    Files.write(onlyFile(), new byte[length]);

    assertThat(open(BUILD).file(MODULE).find("a")).isEmpty();
  }

  // Trust

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-"})
  void refusesFoldersThatOthersCanWriteTo(String permissions) throws IOException {
    fill();
    Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> open(BUILD))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("can be written to by others");
  }

  @Test
  void refusesFoldersOfOthers() throws IOException {
    fill();

    assertThatThrownBy(
            () -> CacheFolder.at(folder(), PLENTY, BUILD, new Trust(new Stranger("somebody"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to another user");
  }

  @Test
  void refusesLinksToFolders() throws IOException {
    fill();
    Files.createSymbolicLink(temporary.resolve("link"), folder());

    assertThatThrownBy(() -> CacheFolder.at(temporary.resolve("link"), PLENTY, BUILD))
        .hasMessageContaining("is a symbolic link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw----", "rw-----w-"})
  void leavesFilesAloneThatOthersCanWriteTo(String permissions) throws IOException {
    fill();
    Files.setPosixFilePermissions(onlyFile(), PosixFilePermissions.fromString(permissions));
    long length = Files.size(onlyFile());
    CacheFile file = open(BUILD).file(MODULE);

    file.add("c", CONTENT);

    assertThat(file.find("a")).isEmpty();
    assertThat(file.isValid(Features.ALL)).isFalse();
    assertThat(onlyFile()).hasSize(length);
  }

  @Test
  void leavesFilesOfOthersAlone() throws IOException {
    fill();
    UserPrincipal other;
    try {
      other =
          folder().getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
      Files.setOwner(onlyFile(), other);
    } catch (IOException e) {
      assumeThat(e).describedAs("only the superuser can give files away").isNull();
    }

    assertThat(open(BUILD).file(MODULE).find("a")).isEmpty();
  }

  @Test
  void makesItsFilesForTheOwnerAlone() throws IOException {
    fill();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(onlyFile())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  // Several at once

  @Test
  void keepsWhatWritersOfOneFileAddAtTheSameTime() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var writers = new ArrayList<Future<?>>();
      for (int writer = 0; writer < 4; writer++) {
        String name = "w" + writer + "-";
        CacheFile file = open(BUILD).file(MODULE); // as if each were a process of its own
        writers.add(
            threads.submit(
                () -> IntStream.range(0, 50).forEach(i -> file.add(name + i, new byte[i * 10]))));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    CacheFile file = open(BUILD).file(MODULE);

    for (int writer = 0; writer < 4; writer++) {
      for (int i = 0; i < 50; i++) {
        assertThat(file.find("w" + writer + "-" + i)).contains(new byte[i * 10]);
      }
    }
  }

  @Test
  void givesOneFileToAllWhoAskInAProcess() throws IOException {
    CacheFolder cache = open(BUILD);

    assertThat(cache.file(MODULE)).isSameAs(cache.file(MODULE));
  }

  // Size

  @Test
  void forgetsWhatHasNotBeenUsedForLongest() throws IOException {
    CacheFolder cache = CacheFolder.at(folder(), 10_000, BUILD);
    for (int module = 0; module < 10; module++) {
      CacheFile file = cache.file(Bytes.of(new byte[] {(byte) module}));
      file.add("a", new byte[2_000]);
      try (Stream<Path> files = Files.list(folder().resolve(BUILD))) {
        for (Path path : (Iterable<Path>) files::iterator) {
          FileTime earlier =
              FileTime.fromMillis(Files.getLastModifiedTime(path).toMillis() - 3_600_000);
          Files.setLastModifiedTime(path, earlier);
        }
      }
    }

    CacheFolder later = CacheFolder.at(folder(), 10_000, BUILD);

    assertThat(later.file(Bytes.of(new byte[] {0})).find("a")).isEmpty();
    assertThat(later.file(Bytes.of(new byte[] {9})).find("a")).isPresent();
    try (Stream<Path> files = Files.list(folder().resolve(BUILD))) {
      assertThat(files.mapToLong(path -> path.toFile().length()).sum()).isLessThan(13_000);
    }
  }
}
