package dev.gantry.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One program drives guests of several languages through one generated API. */
class GuestTest {
  private static final Path FIXTURES = Path.of(System.getProperty("gantry.root"), "fixtures");

  @TempDir private Path folder;

  private static final String SHOP_FUNCTIONS =
      """
      h\u00e9llo\u20ac\ud83d\ude00
      2
      true
      Item[name=y, qty=7, price=Optional.empty]
      Item[name=x, qty=1, price=Optional[2.5]]
      NOT_FOUND
      1
      1
      [ann, tea] 3.0
      true
      """;

  @ParameterizedTest
  @ValueSource(strings = {"shop-c", "shop-rs196"})
  void shopsAnswerAlike(String guest) throws Exception {
    assertThat(answers("shop", "Shop", guest))
        .isEqualTo(
            SHOP_FUNCTIONS
                + """
                [ann+bob, tea, jam] 6.0
                gone
                closed
                """);
  }

  /** The same JavaScript in two engines, one of which has a bug of its own in a static function. */
  @Test
  void scriptAnswersLikeCompiledCode() throws Exception {
    assertThat(answers("shop", "Shop", "shop-qjs")).isEqualTo(SHOP_FUNCTIONS);
  }

  @Test
  void scriptInALargeEngineAnswersLikeCompiledCode() throws Exception {
    assertThat(answers("shop", "Shop", "shop-sm-nowasi")).startsWith(SHOP_FUNCTIONS);
  }

  @Test
  void utf16GuestKeepsEveryCharacter() throws Exception {
    assertThat(answers("text", "Text", "text-as"))
        .isEqualTo(
            """
            H\u00c9LLO \ud83d\ude00
            [a, b\u00fc, \ud83d\ude00]
            Optional[Stats[min=1.0, max=6.0, mean=3.0, n=3]]
            Optional.empty
            -42
            refused
            """);
  }

  @Test
  void resourceOfTheHostIsDroppedExactlyOnce() throws Exception {
    assertThat(answers("user", "User", "user-c"))
        .isEqualTo(
            """
            cart of ann
            closed with [tea, jam]
            total 6.0, resources left 0
            """);
  }

  /** {@return what a driver says of a guest, with the driver and the bindings compiled here} */
  @SuppressWarnings("unchecked") // the driver is known to be such a function
  private String answers(String wit, String driver, String guest) throws Exception {
    WitInput input = WitLoader.create().load(FIXTURES.resolve("wit").resolve(wit));
    List<GeneratedFile> sources =
        new ArrayList<>(
            Bindgen.generate(
                input.resolution(),
                Bindgen.world(input.resolution(), input.mainPackage(), ""),
                BindgenOptions.into("com.example")));
    String name = driver + "Driver";
    sources.add(
        new GeneratedFile(
            "com/example/" + name + ".java",
            Files.readString(Path.of("src/test/golden/run", name + ".java"))));
    assertThat(JavaCompilation.complaints(sources, folder)).isEmpty();
    try (var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      var instance =
          (Function<Path, String>)
              loader.loadClass("com.example." + name).getConstructor().newInstance();
      return instance.apply(Corpora.guest(guest));
    }
  }
}
