package dev.gantry.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.valid.SampleModule;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InstructionCodecTest {

  @ParameterizedTest
  @EnumSource
  void findsEveryRowByItsCode(Opcode row) {
    var found =
        row.prefix() == Opcode.NO_PREFIX
            ? OpcodeIndex.single(row.code())
            : OpcodeIndex.prefixed(row.prefix(), row.code());
    assertThat(found).isSameAs(row);
  }

  @ParameterizedTest
  @EnumSource
  void decodesWhatItEncodes(Opcode opcode) {
    Instruction instruction = SampleModule.of(opcode);
    var bytes = InstructionEncoder.encode(List.of(instruction));
    var cursor = InstructionCursor.over(bytes);
    assertThat(cursor.next()).isTrue();
    assertThat(cursor.instruction()).isEqualTo(instruction);
    assertThat(cursor.offset()).isEqualTo(bytes.start());
    assertThat(cursor.endOffset()).isEqualTo(bytes.end());
    assertThat(cursor.next()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void saysWhereAnInstructionIsCutOff(Opcode opcode) {
    var bytes = InstructionEncoder.encode(List.of(SampleModule.of(opcode)));
    for (int end = 1; end < bytes.length(); end++) {
      var cursor = InstructionCursor.over(new Bytes(bytes.array(), 0, end));
      assertThatThrownBy(cursor::next).isInstanceOf(MalformedException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ff, illegal opcode ff (at offset 0x0)",
    "27, illegal opcode 27 (at offset 0x0)",
    "fb7f, illegal opcode fb 7f (at offset 0x0)",
    "fdffffffff0f, illegal opcode fd ffffffff (at offset 0x0)",
    "fd8080808080, integer representation too long (at offset 0x6)",
    "4180808080 70, integer too large (at offset 0x5)",
    "2880 0100, malformed memop flags (at offset 0x1)",
    "fe0301, zero byte expected (at offset 0x2)",
    "fb1804, malformed br_on_cast flags (at offset 0x2)",
    "1f4001 04, malformed catch clause (at offset 0x3)",
    "d041, malformed heap type (at offset 0x1)",
    "027a, malformed reference type (at offset 0x1)",
    "0e05, length out of bounds (at offset 0x1)",
    "43000000, unexpected end of section or function (at offset 0x4)",
  })
  void refusesWhatIsNoInstruction(String hex, String message) {
    var bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    var cursor = InstructionCursor.over(Bytes.of(bytes));
    assertThatThrownBy(cursor::next).isInstanceOf(MalformedException.class).hasMessage(message);
  }
}
