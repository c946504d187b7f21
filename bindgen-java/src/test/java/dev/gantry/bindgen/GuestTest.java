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

  @Test
  void badUseIsToldWhatIsWrong() throws Exception {
    // Java tells the methods of an interface in no order.
    assertThat(answers("shop", "BadUse", "shop-rs196").lines().sorted())
        .containsExactlyElementsOf(
            """
            u32 too large: UnfitValueException: items[0].qty: 4294967296 is out of range for u32, which is 0 to 4294967295
            u32 negative: UnfitValueException: items[0].qty: -1 is out of range for u32, which is 0 to 4294967295
            lone surrogate: UnfitValueException: parts[0]: string has an unpaired surrogate 0xd83d at index 1
            surrogate as a char: UnfitValueException: sep: 0xd800 is a surrogate, not a char
            no char: UnfitValueException: sep: 1114112 is out of range for char, which is 0 to 1114111
            closed: UnfitValueException: self: the handle is closed
            closed, passed on: UnfitValueException: a: the handle is closed
            twice the same: UnfitValueException: b: the handle has been given away
            of another store: UnfitValueException: a: expected a resource `resource`, found one of another type, `resource`
            still alive: a+b
            store closed: IllegalStateException: the store is closed
            wrong imports: UnlinkableComponentException: 1 of 1 imports are not met
              log: function `log` is not on offer; offer it, or a version of the interface that has it
            wrong exports: IllegalArgumentException: the component's `fix:shop/inventory@0.1.0` is not what com.example.fix.shop.Inventory was generated from:
              method `cartMerge`: no such function is exported
              method `newCart`: no such function is exported
              method `rot`: no such function is exported
              method `join`: no such function is exported
              method `find`: no such function is exported
            """
                .lines()
                .sorted()
                .toList());
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
