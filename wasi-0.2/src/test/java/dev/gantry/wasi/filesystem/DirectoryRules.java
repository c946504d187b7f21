package dev.gantry.wasi.filesystem;

import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.READ;
import static dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags.WRITE;
import static dev.gantry.wasi.bindings.filesystem.Types.OpenFlags.CREATE;
import static dev.gantry.wasi.bindings.filesystem.Types.OpenFlags.DIRECTORY;
import static dev.gantry.wasi.bindings.filesystem.Types.OpenFlags.EXCLUSIVE;
import static dev.gantry.wasi.bindings.filesystem.Types.OpenFlags.TRUNCATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.clocks.WallClock.Datetime;
import dev.gantry.wasi.bindings.filesystem.Types.Descriptor;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorFlags;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorStat;
import dev.gantry.wasi.bindings.filesystem.Types.DescriptorType;
import dev.gantry.wasi.bindings.filesystem.Types.DirectoryEntry;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCode;
import dev.gantry.wasi.bindings.filesystem.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.filesystem.Types.NewTimestamp;
import dev.gantry.wasi.bindings.filesystem.Types.OpenFlags;
import dev.gantry.wasi.bindings.filesystem.Types.PathFlags;
import dev.gantry.wasi.io.OpenHandles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for directories and files, whatever kind of anchor is below. */
abstract class DirectoryRules {
  static final PathFlags NOFOLLOW = new PathFlags(0);
  static final PathFlags FOLLOW = PathFlags.SYMLINK_FOLLOW;
  static final OpenFlags PLAIN = new OpenFlags(0);
  static final DescriptorFlags READ_WRITE = READ.with(WRITE);

  @TempDir Path outside;
  Path root;
  final OpenHandles handles = new OpenHandles(100);
  HostDirectory directory;

  abstract Anchor anchor(Path path) throws IOException;

  @BeforeEach
  void open() throws IOException, ErrorCodeException {
    root = Files.createDirectory(outside.toRealPath().resolve("root"));
    Files.writeString(outside.resolve("secret"), "secret");
    directory = new Preopen(anchor(root), "/", true).open(handles);
  }

  @AfterEach
  void close() throws IOException {
    directory.close();
    // JUnit warns when it deletes links that lead out.
    Files.deleteIfExists(root.resolve("absolute"));
    Files.deleteIfExists(root.resolve("link"));
  }

  static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ErrorCodeException.class, e -> assertThat(e.error()).isEqualTo(code));
  }

  private Path path(String text) {
    return root.getFileSystem().getPath(text);
  }

  Descriptor create(String path) throws ErrorCodeException {
    return directory.openAt(NOFOLLOW, path, CREATE, READ_WRITE);
  }

  static String text(Descriptor file) throws ErrorCodeException {
    return new String(file.read(1000, 0).first(), UTF_8);
  }

  @Test
  void writesAndReadsAFile() throws Exception {
    try (Descriptor file = create("file")) {
      assertThat(file.write("hello".getBytes(UTF_8), 2)).isEqualTo(5);
      assertThat(file.read(3, 2)).isEqualTo(new Tuple2<>("hel".getBytes(UTF_8), false));
      assertThat(file.read(3, 7)).isEqualTo(new Tuple2<>(new byte[0], true));
      assertThat(file.getType()).isEqualTo(DescriptorType.REGULAR_FILE);
      assertThat(file.getFlags()).isEqualTo(READ_WRITE);
      file.sync();
      file.syncData();
    }
    assertThat(Files.readString(root.resolve("file"))).isEqualTo("\0\0hello");
  }

  @Test
  void aReadAllocatesNoMoreThanIsThere() throws Exception {
    try (Descriptor file = create("file")) {
      file.write(new byte[10], 0);
      assertThat(file.read(-1, 0).first()).hasSize(10);
      assertThat(file.read(-1, -1)).isEqualTo(new Tuple2<>(new byte[0], true));
    }
  }

  @Test
  void changesTheSize() throws Exception {
    try (Descriptor file = create("file")) {
      file.setSize(100);
      assertThat(file.stat().size()).isEqualTo(100);
      file.setSize(3);
      assertThat(file.stat().size()).isEqualTo(3);
      assertFails(ErrorCode.INVALID, () -> file.setSize(-1));
    }
  }

  @Test
  void refusesWhatTheFlagsDoNotAllow() throws Exception {
    create("file").close();
    try (Descriptor file = directory.openAt(NOFOLLOW, "file", PLAIN, READ)) {
      assertFails(ErrorCode.BAD_DESCRIPTOR, () -> file.write(new byte[1], 0));
      assertFails(ErrorCode.BAD_DESCRIPTOR, () -> file.writeViaStream(0));
      assertFails(ErrorCode.BAD_DESCRIPTOR, file::appendViaStream);
      assertFails(ErrorCode.BAD_DESCRIPTOR, () -> file.setSize(0));
      assertFails(ErrorCode.NOT_DIRECTORY, () -> file.openAt(NOFOLLOW, "x", PLAIN, READ));
      assertFails(ErrorCode.NOT_DIRECTORY, file::readDirectory);
    }
    try (Descriptor file = directory.openAt(NOFOLLOW, "file", PLAIN, WRITE)) {
      assertFails(ErrorCode.BAD_DESCRIPTOR, () -> file.read(1, 0));
      assertFails(ErrorCode.BAD_DESCRIPTOR, () -> file.readViaStream(0));
    }
    assertFails(ErrorCode.BAD_DESCRIPTOR, () -> directory.read(1, 0));
    assertFails(ErrorCode.BAD_DESCRIPTOR, () -> directory.write(new byte[1], 0));
    assertFails(ErrorCode.BAD_DESCRIPTOR, () -> directory.setSize(1));
  }

  @Test
  void opensAsTheFlagsSay() throws Exception {
    create("file").close();
    directory.createDirectoryAt("dir");
    assertFails(
        ErrorCode.EXIST,
        () -> directory.openAt(NOFOLLOW, "file", CREATE.with(EXCLUSIVE), READ_WRITE));
    assertFails(ErrorCode.NOT_DIRECTORY, () -> directory.openAt(NOFOLLOW, "file", DIRECTORY, READ));
    assertFails(ErrorCode.IS_DIRECTORY, () -> directory.openAt(NOFOLLOW, "dir", PLAIN, WRITE));
    assertFails(ErrorCode.IS_DIRECTORY, () -> directory.openAt(NOFOLLOW, "dir", CREATE, READ));
    assertFails(
        ErrorCode.INVALID, () -> directory.openAt(NOFOLLOW, "d", DIRECTORY.with(CREATE), READ));
    assertFails(ErrorCode.NO_ENTRY, () -> directory.openAt(NOFOLLOW, "none", PLAIN, READ));
    directory.openAt(NOFOLLOW, "dir/", PLAIN, READ).close();
    Files.writeString(root.resolve("file"), "text");
    try (Descriptor file = directory.openAt(NOFOLLOW, "file", TRUNCATE, READ_WRITE)) {
      assertThat(file.stat().size()).isZero();
    }
  }

  @Test
  void streamsOutliveTheirDescriptor() throws Exception {
    Descriptor file = create("file");
    var output = file.writeViaStream(1);
    var input = file.readViaStream(0);
    file.close();
    assertThat(output.checkWrite()).isPositive();
    output.write("abc".getBytes(UTF_8));
    output.blockingFlush();
    assertThat(input.blockingRead(10)).isEqualTo("\0abc".getBytes(UTF_8));
    output.close();
    input.close();
  }

  @Test
  void appends() throws Exception {
    Files.writeString(root.resolve("file"), "one");
    try (Descriptor file = create("file")) {
      try (var output = file.appendViaStream()) {
        output.blockingWriteAndFlush(" two".getBytes(UTF_8));
        Files.writeString(root.resolve("file"), "1");
        output.blockingWriteAndFlush(" three".getBytes(UTF_8));
      }
      assertThat(text(file)).isEqualTo("1 three");
    }
  }

  @Test
  void listsEntriesFromTheStartEachTime() throws Exception {
    create("a").close();
    directory.createDirectoryAt("b");
    directory.symlinkAt("nowhere", "c");
    for (int i = 0; i < 2; i++) {
      List<DirectoryEntry> entries = new ArrayList<>();
      try (var stream = directory.readDirectory()) {
        Optional<DirectoryEntry> entry = stream.readDirectoryEntry();
        while (entry.isPresent()) {
          entries.add(entry.get());
          entry = stream.readDirectoryEntry();
        }
      }
      assertThat(entries)
          .containsExactlyInAnyOrder(
              new DirectoryEntry(DescriptorType.REGULAR_FILE, "a"),
              new DirectoryEntry(DescriptorType.DIRECTORY, "b"),
              new DirectoryEntry(DescriptorType.SYMBOLIC_LINK, "c"));
    }
  }

  @Test
  void setsTimes() throws Exception {
    Datetime one = new Datetime(1_000_000_000, 123_456_789);
    Datetime two = new Datetime(1_100_000_000, 5);
    try (Descriptor file = create("file")) {
      file.setTimes(new NewTimestamp.Timestamp(one), new NewTimestamp.Timestamp(two));
      file.setTimes(new NewTimestamp.NoChange(), new NewTimestamp.NoChange());
      assertThat(file.stat().dataAccessTimestamp()).contains(one);
      assertThat(file.stat().dataModificationTimestamp()).contains(two);
      file.setTimes(new NewTimestamp.NoChange(), new NewTimestamp.Now());
      assertThat(file.stat().dataAccessTimestamp()).contains(one);
      assertThat(file.stat().dataModificationTimestamp().orElseThrow().seconds())
          .isGreaterThan(1_500_000_000);
    }
    directory.symlinkAt("file", "link");
    directory.setTimesAt(
        NOFOLLOW, "link", new NewTimestamp.Timestamp(two), new NewTimestamp.Timestamp(two));
    assertThat(directory.statAt(NOFOLLOW, "link").dataModificationTimestamp()).contains(two);
    directory.setTimesAt(
        FOLLOW, "link", new NewTimestamp.Timestamp(two), new NewTimestamp.Timestamp(one));
    assertThat(directory.statAt(NOFOLLOW, "file").dataModificationTimestamp()).contains(one);
    assertFails(
        ErrorCode.INVALID,
        () ->
            directory.setTimesAt(
                NOFOLLOW,
                "file",
                new NewTimestamp.NoChange(),
                new NewTimestamp.Timestamp(new Datetime(0, 1_000_000_000))));
  }

  @Test
  void linksAreFollowedWhenAskedFor() throws Exception {
    Files.writeString(root.resolve("file"), "12345");
    directory.createDirectoryAt("dir");
    directory.symlinkAt("../file", "dir/link");
    assertThat(directory.statAt(NOFOLLOW, "dir/link").type())
        .isEqualTo(DescriptorType.SYMBOLIC_LINK);
    assertThat(directory.statAt(FOLLOW, "dir/link").size()).isEqualTo(5);
    assertFails(ErrorCode.LOOP, () -> directory.openAt(NOFOLLOW, "dir/link", PLAIN, READ));
    directory.openAt(FOLLOW, "dir/link", PLAIN, READ).close();
    assertThat(directory.readlinkAt("dir/link")).isEqualTo("../file");
    assertFails(ErrorCode.INVALID, () -> directory.readlinkAt("file"));
    directory.symlinkAt("dir", "to-dir");
    assertThat(directory.statAt(FOLLOW, "to-dir/link").size()).isEqualTo(5);
    assertThat(directory.statAt(NOFOLLOW, "to-dir/").type()).isEqualTo(DescriptorType.DIRECTORY);
    directory.symlinkAt("loop", "loop");
    assertFails(ErrorCode.LOOP, () -> directory.statAt(FOLLOW, "loop"));
    assertFails(ErrorCode.LOOP, () -> directory.statAt(FOLLOW, "loop/x"));
  }

  @Test
  void hardLinksMeanTheSameObject() throws Exception {
    create("file").close();
    directory.linkAt(NOFOLLOW, "file", directory, "link");
    try (Descriptor file = directory.openAt(NOFOLLOW, "file", PLAIN, READ);
        Descriptor link = directory.openAt(NOFOLLOW, "link", PLAIN, READ)) {
      assertThat(file.isSameObject(link)).isTrue();
      assertThat(file.isSameObject(directory)).isFalse();
      assertThat(file.stat().linkCount()).isEqualTo(2);
      assertThat(file.metadataHash()).isEqualTo(directory.metadataHashAt(NOFOLLOW, "link"));
    }
    assertFails(ErrorCode.EXIST, () -> directory.linkAt(NOFOLLOW, "file", directory, "link"));
    assertFails(ErrorCode.NO_ENTRY, () -> directory.linkAt(NOFOLLOW, "none", directory, "new"));
    assertFails(ErrorCode.NO_ENTRY, () -> directory.linkAt(NOFOLLOW, "file", directory, "new/"));
    directory.createDirectoryAt("dir");
    assertFails(ErrorCode.NOT_PERMITTED, () -> directory.linkAt(NOFOLLOW, "dir", directory, "new"));
  }

  @Test
  void theHashKeepsItsLowerHalfWhenTheFileChanges() throws Exception {
    try (Descriptor file = create("file")) {
      var before = file.metadataHash();
      assertThat(file.metadataHash()).isEqualTo(before);
      file.write(new byte[3], 0);
      assertThat(file.metadataHash().lower()).isEqualTo(before.lower());
      assertThat(file.metadataHash().upper()).isNotEqualTo(before.upper());
    }
  }

  @Test
  void noMoreIsOpenAtOnceThanIsGranted() throws Exception {
    OpenHandles two = new OpenHandles(2);
    create("file").close();
    try (HostDirectory root = new Preopen(anchor(this.root), "/", true).open(two)) {
      for (int i = 0; i < 3; i++) {
        Descriptor file = root.openAt(NOFOLLOW, "file", PLAIN, READ);
        assertFails(
            ErrorCode.INSUFFICIENT_MEMORY, () -> root.openAt(NOFOLLOW, "file", PLAIN, READ));
        assertFails(ErrorCode.INSUFFICIENT_MEMORY, root::readDirectory);
        var input = file.readViaStream(0);
        file.close();
        assertFails(
            ErrorCode.INSUFFICIENT_MEMORY, () -> root.openAt(NOFOLLOW, "file", PLAIN, READ));
        input.close();
        root.readDirectory().close();
        assertFails(ErrorCode.NO_ENTRY, () -> root.openAt(NOFOLLOW, "none", PLAIN, READ));
      }
    }
  }

  @Test
  void renames() throws Exception {
    directory.createDirectoryAt("a");
    directory.createDirectoryAt("b");
    create("a/file").close();
    create("file").close();
    assertFails(ErrorCode.NOT_EMPTY, () -> directory.renameAt("b", directory, "a"));
    assertFails(ErrorCode.IS_DIRECTORY, () -> directory.renameAt("file", directory, "b"));
    assertFails(ErrorCode.NOT_DIRECTORY, () -> directory.renameAt("b", directory, "file"));
    assertFails(ErrorCode.NOT_DIRECTORY, () -> directory.renameAt("file/", directory, "x"));
    assertFails(ErrorCode.NOT_DIRECTORY, () -> directory.renameAt("file", directory, "x/"));
    assertFails(ErrorCode.NO_ENTRY, () -> directory.renameAt("none", directory, "x"));
    assertFails(ErrorCode.INVALID, () -> directory.renameAt(".", directory, "x"));
    directory.renameAt("a/", directory, "b/");
    assertThat(root.resolve("b/file")).exists();
    try (Descriptor b = directory.openAt(NOFOLLOW, "b", DIRECTORY, READ)) {
      directory.renameAt("file", b, "file");
      directory.renameAt("b/file", directory, "moved");
    }
    assertThat(root.resolve("moved")).exists();
  }

  @Test
  void removes() throws Exception {
    directory.createDirectoryAt("dir");
    create("dir/file").close();
    directory.symlinkAt("dir", "link");
    assertFails(ErrorCode.NOT_EMPTY, () -> directory.removeDirectoryAt("dir"));
    assertFails(ErrorCode.IS_DIRECTORY, () -> directory.unlinkFileAt("dir"));
    assertFails(ErrorCode.IS_DIRECTORY, () -> directory.unlinkFileAt("dir/"));
    assertFails(ErrorCode.NOT_DIRECTORY, () -> directory.unlinkFileAt("dir/file/"));
    assertFails(ErrorCode.NOT_DIRECTORY, () -> directory.removeDirectoryAt("dir/file"));
    assertFails(ErrorCode.NOT_DIRECTORY, () -> directory.removeDirectoryAt("link/"));
    assertFails(ErrorCode.INVALID, () -> directory.removeDirectoryAt("."));
    directory.unlinkFileAt("dir/file");
    directory.unlinkFileAt("link");
    directory.removeDirectoryAt("dir/");
    assertFails(ErrorCode.NO_ENTRY, () -> directory.removeDirectoryAt("dir"));
    assertFails(ErrorCode.NO_ENTRY, () -> directory.unlinkFileAt("dir"));
  }

  @Test
  void anOpenFileLivesOnWithoutItsName() throws Exception {
    try (Descriptor file = create("file")) {
      file.write("x".getBytes(UTF_8), 0);
      directory.unlinkFileAt("file");
      create("file").close();
      assertThat(text(file)).isEqualTo("x");
      DescriptorStat stat = file.stat();
      assertThat(stat.size()).isEqualTo(1);
      assertThat(stat.linkCount()).isZero();
    }
  }

  @Test
  void aReadOnlyDirectoryIsNotChanged() throws Exception {
    Files.createDirectory(root.resolve("dir"));
    Files.writeString(root.resolve("dir/file"), "x");
    HostDirectory readOnly = new Preopen(anchor(root), "/", false).open(handles);
    assertThat(readOnly.getFlags()).isEqualTo(READ);
    try (HostDescriptor dir = readOnly.openAt(NOFOLLOW, "dir", DIRECTORY, READ)) {
      assertFails(ErrorCode.READ_ONLY, () -> dir.openAt(NOFOLLOW, "file", PLAIN, WRITE));
      assertFails(ErrorCode.READ_ONLY, () -> dir.openAt(NOFOLLOW, "new", CREATE, READ));
      assertFails(ErrorCode.READ_ONLY, () -> dir.openAt(NOFOLLOW, "file", TRUNCATE, READ));
      assertFails(
          ErrorCode.READ_ONLY,
          () -> readOnly.openAt(NOFOLLOW, "dir", PLAIN, DescriptorFlags.MUTATE_DIRECTORY));
      assertFails(ErrorCode.READ_ONLY, () -> dir.createDirectoryAt("new"));
      assertFails(ErrorCode.READ_ONLY, () -> dir.unlinkFileAt("file"));
      assertFails(ErrorCode.READ_ONLY, () -> dir.removeDirectoryAt("file"));
      assertFails(ErrorCode.READ_ONLY, () -> dir.renameAt("file", directory, "x"));
      assertFails(ErrorCode.READ_ONLY, () -> directory.renameAt("dir", readOnly, "x"));
      assertFails(ErrorCode.READ_ONLY, () -> dir.linkAt(NOFOLLOW, "file", directory, "x"));
      assertFails(ErrorCode.READ_ONLY, () -> dir.symlinkAt("x", "new"));
      NewTimestamp now = new NewTimestamp.Now();
      assertFails(ErrorCode.READ_ONLY, () -> dir.setTimes(now, now));
      assertFails(ErrorCode.READ_ONLY, () -> dir.setTimesAt(NOFOLLOW, "file", now, now));
      try (Descriptor file = dir.openAt(NOFOLLOW, "file", PLAIN, READ)) {
        assertFails(ErrorCode.READ_ONLY, () -> file.setTimes(now, now));
        assertThat(text(file)).isEqualTo("x");
      }
    }
    readOnly.close();
  }

  // The sandbox.

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/etc/passwd",
        "..",
        "../secret",
        "dir/../../secret",
        "./..",
        "dir/../..",
        "dir//..//../secret",
        "escape",
        "escape/",
        "climb/secret",
        "absolute",
        "absolute/passwd",
        "chain",
        "dir/up/dir/up/../secret"
      })
  void noPathLeadsOut(String path) throws Exception {
    Files.createDirectory(root.resolve("dir"));
    Files.createSymbolicLink(root.resolve("escape"), path("../secret"));
    Files.createSymbolicLink(root.resolve("climb"), path("dir/../.."));
    Files.createSymbolicLink(root.resolve("absolute"), path("/etc"));
    Files.createSymbolicLink(root.resolve("chain"), path("escape"));
    Files.createSymbolicLink(root.resolve("dir/up"), path(".."));
    assertFails(ErrorCode.NOT_PERMITTED, () -> directory.statAt(FOLLOW, path));
    assertFails(ErrorCode.NOT_PERMITTED, () -> directory.openAt(FOLLOW, path, PLAIN, READ));
    assertFails(
        ErrorCode.NOT_PERMITTED,
        () -> directory.openAt(FOLLOW, path, CREATE.with(TRUNCATE), READ_WRITE));
    assertThat(Files.readString(outside.resolve("secret"))).isEqualTo("secret");
  }

  @Test
  void changesNeverReachThroughLinksThatLeadOut() throws Exception {
    Files.createDirectory(root.resolve("dir"));
    Files.createSymbolicLink(root.resolve("out"), path(".."));
    Files.writeString(root.resolve("file"), "x");
    List<ThrowingCallable> calls =
        List.of(
            () -> directory.createDirectoryAt("out/new"),
            () -> directory.unlinkFileAt("out/secret"),
            () -> directory.removeDirectoryAt("out/root"),
            () -> directory.renameAt("file", directory, "out/file"),
            () -> directory.renameAt("out/secret", directory, "stolen"),
            () -> directory.linkAt(NOFOLLOW, "out/secret", directory, "stolen"),
            () -> directory.linkAt(NOFOLLOW, "file", directory, "out/file"),
            () -> directory.symlinkAt("x", "out/link"),
            () -> directory.readlinkAt("out/x"),
            () ->
                directory.setTimesAt(
                    FOLLOW, "out/secret", new NewTimestamp.Now(), new NewTimestamp.Now()));
    for (ThrowingCallable call : calls) {
      assertFails(ErrorCode.NOT_PERMITTED, call);
    }
    assertThat(outside).isDirectoryNotContaining("glob:**{new,file,link}");
  }

  @Test
  void absoluteLinksAreNeitherMadeNorShown() throws Exception {
    assertFails(ErrorCode.NOT_PERMITTED, () -> directory.symlinkAt("/etc", "link"));
    Files.createSymbolicLink(root.resolve("link"), path("/etc"));
    assertFails(ErrorCode.NOT_PERMITTED, () -> directory.readlinkAt("link"));
  }

  @Test
  void aDirectoryThatIsReplacedByALinkDoesNotLeadOut() throws Exception {
    directory.createDirectoryAt("a");
    directory.createDirectoryAt("a/b");
    try (HostDescriptor inner = directory.openAt(NOFOLLOW, "a/b", DIRECTORY, READ)) {
      directory.renameAt("a", directory, "moved");
      Files.createDirectories(outside.resolve("b"));
      directory.symlinkAt("..", "a");
      assertThatThrownBy(
              () -> {
                inner.createDirectoryAt("new");
                throw new AssertionError(
                    "made in " + (Files.exists(root.resolve("moved/b/new")) ? "moved" : "b"));
              })
          .satisfiesAnyOf(
              // A path anchor has lost its directory; a descriptor still has it.
              e -> assertThat(e).isInstanceOf(ErrorCodeException.class),
              e -> assertThat(e).hasMessage("made in moved"));
      assertThat(outside.resolve("b")).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @CsvSource({"'',NO_ENTRY", "none/x,NO_ENTRY", "file/x,NOT_DIRECTORY", "file/,NOT_DIRECTORY"})
  void tellsWhatIsWrongWithAPath(String path, ErrorCode code) throws Exception {
    create("file").close();
    assertFails(code, () -> directory.statAt(NOFOLLOW, path));
  }

  @Test
  void oddPathsAreErrors() throws Exception {
    assertFails(ErrorCode.INVALID, () -> directory.statAt(NOFOLLOW, "a\0b"));
    assertFails(ErrorCode.NAME_TOO_LONG, () -> directory.statAt(NOFOLLOW, "x".repeat(5000)));
    assertFails(ErrorCode.NAME_TOO_LONG, () -> directory.statAt(NOFOLLOW, "x".repeat(300)));
    directory.createDirectoryAt("dir");
    assertThat(directory.statAt(NOFOLLOW, "dir/.//../dir/./").type())
        .isEqualTo(DescriptorType.DIRECTORY);
    assertThat(directory.statAt(NOFOLLOW, ".").type()).isEqualTo(DescriptorType.DIRECTORY);
    assertFails(ErrorCode.EXIST, () -> directory.createDirectoryAt("."));
  }

  @Test
  void deepPathsAreRefusedBeforeDescriptorsRunOut() throws Exception {
    directory.createDirectoryAt("a");
    directory.symlinkAt("../a", "a/a");
    assertFails(ErrorCode.LOOP, () -> directory.statAt(FOLLOW, "a/".repeat(2000)));
    directory.symlinkAt(".", "here");
    assertFails(ErrorCode.LOOP, () -> directory.statAt(FOLLOW, "here/".repeat(800)));
  }
}
