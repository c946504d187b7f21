package dev.gantry.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Features;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.valid.ModuleValidator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ModuleGeneratorTest {

  @Test
  void makesValidModulesOfAllOpcodes() {
    var generator = new ModuleGenerator(1);
    for (int i = 0; i < 300; i++) {
      var module = ModuleDecoder.decode(generator.next(), Features.ALL);
      ModuleValidator.validate(module, Features.ALL);
    }
    assertThat(generator.counts().keySet()).containsAll(Arrays.asList(Opcode.values()));
    assertThat(generator.counts().values()).allMatch(count -> count >= 40);
  }

  @Test
  void makesTheSameModulesOfTheSameSeed() {
    var one = new ModuleGenerator(7);
    var other = new ModuleGenerator(7);
    for (int i = 0; i < 3; i++) {
      assertThat(one.next()).isEqualTo(other.next());
    }
    assertThat(new ModuleGenerator(8).next()).isNotEqualTo(new ModuleGenerator(7).next());
  }
}
