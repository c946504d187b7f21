package dev.gantry.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import dev.gantry.wit.model.WorldId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every world of the corpora becomes Java that compiles without a warning. */
class CorpusTest {
  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> worldsOfTheGeneratorsOwnCases() throws IOException {
    Path cases = Corpora.folder().resolve("wit-bindgen-codegen/tests/codegen");
    try (Stream<Path> paths = Files.list(cases)) {
      return paths.sorted().map(CorpusTest::packageOf).toList().stream().map(this::test);
    }
  }

  @TestFactory
  Stream<DynamicTest> worldsOfWasi() {
    return Stream.of("0.2.12", "0.3.0")
        .flatMap(version -> Stream.of("cli", "http").map(name -> version + "/" + name))
        .map(name -> DynamicTest.dynamicTest(name, () -> check(withDependencies(name))));
  }

  @TestFactory
  Stream<DynamicTest> worldsOfAnotherRuntime() throws IOException {
    Path extra = Corpora.folder().resolve("wit-extra/wasmtime/crates");
    try (Stream<Path> cases = Files.list(extra.resolve("component-macro/tests/codegen"));
        Stream<Path> folders = Files.walk(extra)) {
      List<Path> packages = new ArrayList<>(cases.sorted().toList());
      folders
          .filter(path -> path.endsWith("wit") && Files.isDirectory(path))
          .sorted()
          .forEach(packages::add);
      return packages.stream().map(this::test);
    }
  }

  /** {@return a copy of a package that has the others of its version below {@code deps}} */
  private Path withDependencies(String name) throws IOException {
    Path source = Corpora.folder().resolve("wasi-wit").resolve(name);
    Path target = folder.resolve(name.replace('/', '-'));
    copy(source, target);
    try (Stream<Path> siblings = Files.list(source.getParent())) {
      for (Path sibling : siblings.filter(path -> !path.equals(source)).toList()) {
        copy(sibling, target.resolve("deps").resolve(sibling.getFileName().toString()));
      }
    }
    return target;
  }

  private static void copy(Path source, Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> files = Files.list(source)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".wit")).toList()) {
        Files.copy(file, target.resolve(file.getFileName().toString()));
      }
    }
  }

  private static Path packageOf(Path path) {
    return Files.isDirectory(path.resolve("wit")) ? path.resolve("wit") : path;
  }

  private DynamicTest test(Path wit) {
    return DynamicTest.dynamicTest(wit.toString(), () -> check(wit));
  }

  private void check(Path wit) throws IOException {
    WitInput input = WitLoader.create().withAllFeatures().load(wit);
    int number = 0;
    for (WorldId world : input.resolution().get(input.mainPackage()).worlds().values()) {
      var files = Bindgen.generate(input.resolution(), world, BindgenOptions.into("bar.out"));
      Path output = folder.resolve(wit.getFileName() + "-" + number++);
      assertThat(JavaCompilation.complaints(files, output)).isEmpty();
    }
  }
}
