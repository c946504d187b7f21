package dev.gantry.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import dev.gantry.engine.valid.SampleModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The opcode table as bytes and types, in a file that a change of any row changes. */
class OpcodeTableTest {
  private static final Path GOLDEN = Path.of("src/test/golden/binary/opcodes.txt");

  @Test
  void isWhatItWas() throws IOException {
    String table =
        Arrays.stream(Opcode.values()).map(OpcodeTableTest::row).collect(Collectors.joining());
    if (System.getProperty("bless") != null) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, table);
    }
    assertThat(table).isEqualTo(Files.readString(GOLDEN));
  }

  /** {@return the mnemonic, the type, the feature, and an example in bytes} */
  private static String row(Opcode opcode) {
    var example = InstructionEncoder.encode(List.of(SampleModule.of(opcode))).copy();
    return "%s : %s : %s : %s%n"
        .formatted(
            opcode.mnemonic(),
            type(opcode.signature()),
            opcode.feature().text(),
            HexFormat.ofDelimiter(" ").formatHex(example))
        .replace("\r\n", "\n");
  }

  private static String type(Signature signature) {
    return signature == Signature.BY_RULE
        ? "by rule"
        : "%s -> %s".formatted(names(signature.parameters()), names(signature.results()));
  }

  private static String names(List<Signature.Operand> operands) {
    return operands.stream()
        .map(operand -> operand.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" ", "[", "]"));
  }
}
