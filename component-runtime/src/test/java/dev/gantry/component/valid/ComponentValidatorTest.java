package dev.gantry.component.valid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.Corpora;
import dev.gantry.component.InvalidComponentException;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.binary.ComponentEncoder;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.text.TextComponent;
import dev.gantry.engine.Features;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ComponentValidatorTest {

  @Test
  void knowsTheTypesOfImportsAndExports() {
    ComponentType type =
        validate("(component (import \"f\" (func $f)) (export \"g\" (func $f)))").type();
    assertThat(type.imports()).containsOnlyKeys("f");
    assertThat(type.exports()).containsOnlyKeys("g");
  }

  @Test
  void saysWhereARuleIsBroken() {
    assertThatThrownBy(() -> validate("(component (export \"f\" (func 3)))"))
        .isInstanceOf(InvalidComponentException.class)
        .hasMessage("unknown function 3: function index out of bounds (at offset 0xb)");
  }

  @Test
  void refusesWhatIsTurnedOff() {
    String text = "(component (type (map u8 string)))";
    var without = ComponentFeatures.ALL.without(ComponentFeature.MAP);
    assertThatThrownBy(
            () ->
                ComponentValidator.validate(
                    ComponentDecoder.decode(Bytes.of(TextComponent.parse(text.getBytes(UTF_8)))),
                    without,
                    Features.ALL))
        .isInstanceOf(InvalidComponentException.class)
        .hasMessageContaining("map");
  }

  @Test
  void typesThatShareTheirPartsTakeNoTimeOrMemory() {
    var text = new StringBuilder("(component (type $t0 u8)");
    for (int i = 1; i < 90; i++) {
      text.append("(type $t%d (list (tuple $t%d $t%d)))".formatted(i, i - 1, i - 1));
    }
    text.append("(import \"f\" (func (param \"x\" $t89))))");
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          try {
            validate(text.toString());
          } catch (InvalidComponentException e) {
            assertThat(e).hasMessageContaining("size");
          }
        });
  }

  @Test
  void instancesThatShareTheirPartsTakeNoTimeOrMemory() {
    var text = new StringBuilder("(component (type $t0 (instance))");
    for (int i = 1; i < 60; i++) {
      text.append(
          ("(type $t%d (instance (export \"a\" (instance (type $t%d)))"
                  + " (export \"b\" (instance (type $t%d)))))")
              .formatted(i, i - 1, i - 1));
    }
    text.append(')');
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> validate(text.toString()))
                .isInstanceOf(InvalidComponentException.class)
                .hasMessageContaining("effective type size exceeds the limit"));
  }

  @Test
  void encodesWhatItDecoded() throws IOException {
    int compared = 0;
    for (Path file : Corpora.files(Corpora.folder("component-text-golden"), ".wasm")) {
      Bytes binary = Bytes.of(Files.readAllBytes(file));
      if (!ComponentDecoder.isComponent(binary) || file.toString().contains("binary.")) {
        // Some goldens are broken on purpose.
        continue;
      }
      ComponentSyntax decoded = ComponentDecoder.decode(binary);
      ComponentSyntax again = ComponentDecoder.decode(ComponentEncoder.encode(decoded));
      assertThat(again.definitions().size())
          .as(file.toString())
          .isEqualTo(decoded.definitions().size());
      compared++;
    }
    assertThat(compared).isPositive();
  }

  private static ValidComponent validate(String text) {
    return ComponentValidator.validate(
        ComponentDecoder.decode(Bytes.of(TextComponent.parse(text.getBytes(UTF_8)))),
        ComponentFeatures.DEFAULT,
        Features.ALL);
  }
}
