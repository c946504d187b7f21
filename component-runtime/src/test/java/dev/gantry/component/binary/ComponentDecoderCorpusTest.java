package dev.gantry.component.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.Corpora;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that other toolchains made. */
class ComponentDecoderCorpusTest {

  @ParameterizedTest
  @ValueSource(strings = {"other-components", "jco-components", "jco-p2-test-programs"})
  void decodesEveryComponent(String corpus) throws IOException {
    int components = 0;
    for (Path file : Corpora.files(Corpora.folder(corpus), ".wasm")) {
      Bytes binary = Bytes.of(Files.readAllBytes(file));
      if (ComponentDecoder.isComponent(binary)) {
        assertThat(ComponentDecoder.decode(binary).definitions()).as(file.toString()).isNotNull();
        components++;
      }
    }
    assertThat(components).isPositive();
  }
}
