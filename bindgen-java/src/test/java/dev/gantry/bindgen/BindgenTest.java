package dev.gantry.bindgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.wit.Source;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BindgenTest {
  private static final Path GOLDEN = Path.of("src/test/golden/java/shop");

  @TempDir private Path folder;

  @Test
  void generatesTheGoldenSources() throws IOException {
    List<GeneratedFile> files = generate(WitLoader.create().load(GOLDEN.resolve("shop.wit")));
    Path expected = GOLDEN.resolve("expected");
    if (Boolean.getBoolean("bless")) {
      for (GeneratedFile file : files) {
        Path target = expected.resolve(file.path());
        Files.createDirectories(target.getParent());
        Files.writeString(target, file.content());
      }
    }
    assertThat(paths(expected))
        .isEqualTo(files.stream().map(GeneratedFile::path).collect(Collectors.toSet()));
    for (GeneratedFile file : files) {
      assertThat(Files.readString(expected.resolve(file.path())))
          .as(file.path())
          .isEqualTo(file.content());
    }
  }

  @Test
  void goldenSourcesCompileWithoutAWarning() throws IOException {
    List<GeneratedFile> files = generate(WitLoader.create().load(GOLDEN.resolve("shop.wit")));
    assertThat(JavaCompilation.complaints(files, folder)).isEmpty();
  }

  @Test
  void sameInputGivesTheSameBytes() {
    Path wit = GOLDEN.resolve("shop.wit");
    assertThat(generate(WitLoader.create().load(wit)))
        .isEqualTo(generate(WitLoader.create().load(wit)));
  }

  @Test
  void packageWithSeveralWorldsAsksForAName() {
    WitInput input = load("package a:b; world x {} world y {}");
    assertThatThrownBy(() -> Bindgen.world(input.resolution(), input.mainPackage(), ""))
        .isInstanceOf(BindgenException.class)
        .hasMessage("package a:b has several worlds, name one: x, y");
  }

  @Test
  void existingPackageIsUsedAndNotGenerated() {
    WitInput input =
        load(
            "package a:b; interface types { enum e { x } } "
                + "interface i { use types.{e}; f: func(p: e); } world w { export i; }");
    List<GeneratedFile> files =
        Bindgen.generate(
            input.resolution(),
            Bindgen.world(input.resolution(), input.mainPackage(), ""),
            BindgenOptions.into("p").withExisting("a:b/types", "q"));
    assertThat(files).extracting(GeneratedFile::path).doesNotContain("p/a/b/Types.java");
    assertThat(files).anyMatch(file -> file.content().contains("import q.Types;"));
  }

  private static List<GeneratedFile> generate(WitInput input) {
    return Bindgen.generate(
        input.resolution(),
        Bindgen.world(input.resolution(), input.mainPackage(), ""),
        BindgenOptions.into("example"));
  }

  private static WitInput load(String wit) {
    return WitLoader.create().load(new Source("test.wit", wit));
  }

  private static Set<String> paths(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
