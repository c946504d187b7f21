package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wit.print.WitPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is printed reads back as what was printed, for every package of the corpora. */
class CorpusRoundTripTest {

  private static final WitLoader LOADER =
      WitLoader.create().withAllFeatures().withBinaryReader(WitParserUiTest.STAND_IN);

  /** Cases of wit-parser are made for this feature, and not for others. */
  private static final WitLoader UI_LOADER =
      WitLoader.create().withFeatures(Set.of("active")).withBinaryReader(WitParserUiTest.STAND_IN);

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> ui() {
    return tests("wit-parser-ui");
  }

  @TestFactory
  Stream<DynamicTest> codegen() {
    return tests("wit-bindgen-codegen");
  }

  @TestFactory
  Stream<DynamicTest> extra() {
    return tests("wit-extra");
  }

  @TestFactory
  Stream<DynamicTest> wasi() {
    return tests("wasi-wit");
  }

  private Stream<DynamicTest> tests(String corpus) {
    return CorpusFiles.packages(corpus).stream()
        .map(path -> DynamicTest.dynamicTest(path.toString(), () -> assertRoundTrip(path)));
  }

  private void assertRoundTrip(Path path) throws IOException {
    WitLoader loader = path.toString().contains("wit-parser-ui") ? UI_LOADER : LOADER;
    WitInput input = loader.load(withSiblings(path));
    String printed = WitPrinter.create().printAll(input.resolution(), input.mainPackage());

    WitInput again = loader.load(new Source("printed.wit", printed));

    assertThat(Description.of(again.resolution())).isEqualTo(Description.of(input.resolution()));
    assertThat(WitPrinter.create().print(again.resolution(), again.mainPackage()))
        .isEqualTo(WitPrinter.create().print(input.resolution(), input.mainPackage()));
  }

  @TestFactory
  Stream<DynamicTest> foldersReadBackToo() {
    return CorpusFiles.packages("wasi-wit").stream()
        .filter(path -> path.toString().contains("0.2.12"))
        .map(
            path ->
                DynamicTest.dynamicTest(
                    path.toString(),
                    () -> {
                      WitInput input = LOADER.load(withSiblings(path));
                      Path written = Files.createTempDirectory(folder, "written");
                      write(
                          written,
                          WitPrinter.create().files(input.resolution(), input.mainPackage()));

                      assertThat(Description.of(LOADER.load(written).resolution()))
                          .isEqualTo(Description.of(input.resolution()));
                    }));
  }

  private static void write(Path folder, Map<String, String> files) {
    files.forEach(
        (name, text) -> {
          try {
            Path file = folder.resolve(name);
            Files.createDirectories(Corpora.parent(file));
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** WASI's packages stand beside each other; here each gets the others as dependencies. */
  private Path withSiblings(Path path) throws IOException {
    if (!Corpora.parent(Corpora.parent(path)).endsWith("wasi-wit") || !Files.isDirectory(path)) {
      return path;
    }
    Path copy = Files.createTempDirectory(folder, "package");
    copyWit(path, copy);
    addDependencies(Corpora.parent(path), path, copy);
    if (Corpora.parent(path).endsWith("0.2.4")) {
      // That release still holds wasi:http@0.2.3, which imports packages of 0.2.3.
      addDependencies(Corpora.parent(path).resolveSibling("0.2.3"), path, copy);
    }
    return copy;
  }

  private static void addDependencies(Path release, Path itself, Path copy) throws IOException {
    for (Path sibling : Corpora.entries(release)) {
      boolean isOther = release.equals(Corpora.parent(itself)) || !sibling.endsWith("http");
      if (!sibling.equals(itself) && isOther && Files.isDirectory(sibling)) {
        String name = release.getFileName() + "-" + sibling.getFileName();
        copyWit(sibling, Files.createDirectories(copy.resolve("deps").resolve(name)));
      }
    }
  }

  private static void copyWit(Path from, Path into) throws IOException {
    for (Path file : Corpora.entries(from)) {
      if (file.toString().endsWith(".wit")) {
        Files.copy(file, into.resolve(file.getFileName()));
      }
    }
  }
}
