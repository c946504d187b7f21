package dev.gantry.engine.valid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstructionRulesTest {

  @ParameterizedTest
  @EnumSource
  void hasARuleForEveryOpcode(Opcode opcode) {
    var valid =
        ModuleValidator.validate(
            SampleModule.withBody(SampleModule.bodyAround(opcode)), Features.ALL);
    var told = new ArrayList<Instruction>();
    valid.walkBody(1, (cursor, stacks) -> told.add(cursor.instruction()));
    assertThat(told).isEqualTo(SampleModule.bodyAround(opcode));
  }

  /** Instructions that pop nothing are valid on an empty stack; all others are not. */
  @ParameterizedTest
  @EnumSource
  void takesWhatItsSignatureSays(Opcode opcode) {
    if (opcode.signature() == Signature.BY_RULE || opcode.signature().parameters().isEmpty()) {
      return;
    }
    var body =
        List.of(
            SampleModule.of(opcode),
            new Instruction.Plain(Opcode.UNREACHABLE),
            new Instruction.Plain(Opcode.END));
    assertThatThrownBy(() -> ModuleValidator.validate(SampleModule.withBody(body), Features.ALL))
        .isInstanceOf(InvalidException.class)
        .hasMessageStartingWith("type mismatch: instruction requires [")
        .hasMessageContaining("but stack has []");
  }

  @ParameterizedTest
  @EnumSource
  void rejectsWhatBelongsToAFeatureThatIsOff(Opcode opcode) {
    if (opcode.feature() == Feature.MVP) {
      return;
    }
    var module = SampleModule.withBody(List.of(SampleModule.of(opcode)));
    var gate = new FeatureGate(Features.ALL.without(opcode.feature(), Feature.BULK_MEMORY));
    assertThatThrownBy(() -> gate.require(opcode, module.binary().start()))
        .isInstanceOf(InvalidException.class)
        .hasMessageEndingWith("support is not enabled (at offset 0x0)");
  }
}
