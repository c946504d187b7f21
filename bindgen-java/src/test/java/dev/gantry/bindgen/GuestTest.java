package dev.gantry.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One program drives guests of several languages through one generated API. */
class GuestTest {
  private static final Path FIXTURES = Path.of(System.getProperty("gantry.root"), "fixtures");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"shop-c", "shop-rs196"})
  void shopsAnswerAlike(String guest) throws Exception {
    WitInput input = WitLoader.create().load(FIXTURES.resolve("wit/shop/shop.wit"));
    List<GeneratedFile> sources =
        new ArrayList<>(
            Bindgen.generate(
                input.resolution(),
                Bindgen.world(input.resolution(), input.mainPackage(), ""),
                BindgenOptions.into("com.example")));
    sources.add(driver());
    assertThat(JavaCompilation.complaints(sources, folder)).isEmpty();
    try (var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      assertThat(
              answers(
                  loader.loadClass("com.example.ShopDriver"),
                  FIXTURES.resolve("guests").resolve(guest + ".wasm")))
          .isEqualTo(
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
              [ann+bob, tea, jam] 6.0
              gone
              closed
              """);
    }
  }

  private static GeneratedFile driver() throws IOException {
    return new GeneratedFile(
        "com/example/ShopDriver.java",
        Files.readString(Path.of("src/test/golden/run/ShopDriver.java")));
  }

  @SuppressWarnings("unchecked") // the class is compiled here and known to be that
  private static String answers(Class<?> driver, Path guest) throws ReflectiveOperationException {
    return ((Function<Path, String>) driver.getConstructor().newInstance()).apply(guest);
  }
}
