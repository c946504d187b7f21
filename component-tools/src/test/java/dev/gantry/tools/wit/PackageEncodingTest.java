package dev.gantry.tools.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.text.ComponentPrinter;
import dev.gantry.component.text.TextComponent;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.PrintOptions;
import dev.gantry.wit.Source;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import dev.gantry.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class PackageEncodingTest {
  @TempDir private Path temporary;

  @Test
  void packageComesBackWithDocsAndGates() {
    String text =
        """
        /// What the shop has.
        package demo:shop@1.2.0;

        /// Things.
        @since(version = 1.0.0)
        interface inventory {
          /// An old name.
          @deprecated(version = 1.1.0)
          @since(version = 1.0.0)
          type count = u32;

          record item {
            /// In pieces.
            qty: count,
            name: string,
          }

          resource cart {
            constructor();
            /// Puts one in.
            add: func(what: item) -> result<count, string>;
          }

          /// Finds.
          find: async func(name: string) -> list<item>;
        }

        world shop {
          use inventory.{item};

          /// Says hello.
          import greet: func(name: string);

          /// The inventory.
          export inventory;
          export best: func() -> option<item>;
        }
        """;
    WitInput input = load(text);
    String printed = print(input);
    WitInput back = ComponentWit.decode(ComponentWit.encode(input));
    assertThat(print(back)).isEqualTo(printed).contains("/// Puts one in.", "@since");
  }

  /** The reference encoder's output for its own cases, producers aside. */
  @TestFactory
  Stream<DynamicTest> equalsTheGoldens() throws IOException {
    Path folder = Corpora.folder().resolve("wit-component/interfaces");
    assumeTrue(Files.isDirectory(folder), "the corpus is not here: " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".wat")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> golden(file)));
    }
  }

  private static void golden(Path text) throws IOException {
    String name = text.getFileName().toString().replace(".wat", "");
    Path file = text.resolveSibling(name + ".wit");
    Path source = Files.exists(file) ? file : text.resolveSibling(name);
    WitInput input = WitLoader.create().withAllFeatures().load(source);
    ComponentSyntax expected =
        ComponentDecoder.decode(Bytes.of(TextComponent.parse(Files.readAllBytes(text))));
    ComponentSyntax actual = ComponentDecoder.decode(Bytes.of(ComponentWit.encode(input)));
    assertThat(textWithoutProducers(actual)).isEqualTo(textWithoutProducers(expected));
  }

  /** All of WASI survives the way to binary and back, in the same words. */
  @TestFactory
  Stream<DynamicTest> wasiComesBack() throws IOException {
    Path folder = Corpora.folder().resolve("wasi-wit");
    return Stream.of("0.2.12", "0.3.0")
        .map(folder::resolve)
        .filter(Files::isDirectory)
        .flatMap(PackageEncodingTest::packages)
        .map(
            one ->
                DynamicTest.dynamicTest(
                    folder.relativize(one).toString(),
                    () -> {
                      WitInput input = WitLoader.create().withAllFeatures().load(withSiblings(one));
                      WitInput back = ComponentWit.decode(ComponentWit.encode(input));
                      assertThat(print(back)).isEqualTo(print(input));
                    }));
  }

  /** So do the packages that generators of bindings are tested with, streams and maps included. */
  @TestFactory
  Stream<DynamicTest> codegenCasesComeBack() throws IOException {
    Path folder = Corpora.folder().resolve("wit-bindgen-codegen/tests/codegen");
    assumeTrue(Files.isDirectory(folder), "the corpus is not here: " + folder);
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".wit")).sorted().toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      file.getFileName().toString(),
                      () -> {
                        WitInput input = WitLoader.create().withAllFeatures().load(file);
                        assertThat(print(ComponentWit.decode(ComponentWit.encode(input))))
                            .isEqualTo(print(input));
                      }));
    }
  }

  @Test
  void whatNoComponentCanHoldIsRefused() {
    WitInput input = load("package a:b;\ninterface i {\n  record nothing {}\n}\n");
    assertThatThrownBy(() -> ComponentWit.encode(input))
        .hasMessageContaining("record type must have at least one field");
  }

  /** The packages of WASI lie beside one another; here they come to lie below deps/. */
  private Path withSiblings(Path folder) throws IOException {
    Path copy = Files.createTempDirectory(temporary, "package");
    copyFiles(folder, copy);
    for (Path sibling : packages(folder.resolveSibling("")).toList()) {
      if (!sibling.equals(folder)) {
        copyFiles(sibling, copy.resolve("deps").resolve(sibling.getFileName()));
      }
    }
    return copy;
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".wit")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static Stream<Path> packages(Path version) {
    try (Stream<Path> folders = Files.list(version)) {
      return folders.filter(Files::isDirectory).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String textWithoutProducers(ComponentSyntax component) {
    var kept =
        new ComponentSyntax(
            component.binary(),
            component.definitions(),
            component.offsets(),
            component.customSections().stream()
                .filter(section -> !section.name().equals("producers"))
                .toList());
    return ComponentPrinter.print(kept, PrintOptions.DEFAULT);
  }

  private static WitInput load(String text) {
    return WitLoader.create().withAllFeatures().load(new Source("test.wit", text));
  }

  private static String print(WitInput input) {
    return WitPrinter.create().print(input.resolution(), input.mainPackage());
  }
}
