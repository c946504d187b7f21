package dev.gantry.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteReaderTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, 127, 128, 16383, 16384, 0xFFFF_FFFFL, Long.MAX_VALUE, -1})
  void readsUnsignedNumbersThatAreWritten(long value) {
    var writer = new ByteWriter();
    writer.writeU64(value);
    writer.writeU32((int) value);
    var reader = new ByteReader(writer.toBytes());
    assertThat(reader.readU64()).isEqualTo(value);
    assertThat(reader.readU32()).isEqualTo((int) value);
    assertThat(reader.atEnd()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, -1, 63, 64, -64, -65, 8191, 8192, -8192, -8193, Long.MIN_VALUE, Long.MAX_VALUE})
  void readsSignedNumbersThatAreWritten(long value) {
    int narrow = (int) value;
    var writer = new ByteWriter();
    writer.writeSigned(value);
    writer.writeSigned(narrow);
    writer.writeSigned(value >> 31);
    var reader = new ByteReader(writer.toBytes());
    assertThat(reader.readS64()).isEqualTo(value);
    assertThat(reader.readS32()).isEqualTo(narrow);
    assertThat(reader.readS33()).isEqualTo(value >> 31);
    assertThat(reader.atEnd()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 0",
    "ff7f, 16383",
    "8080808000, 0",
    "ffffffff0f, -1",
  })
  void acceptsNumbersThatCouldBeShorter(String hex, int value) {
    assertThat(reader(hex).readU32()).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "808080808000, integer representation too long (at offset 0x5)",
    "8080808010, integer too large (at offset 0x4)",
    "ffffffff1f, integer too large (at offset 0x4)",
    "8080, unexpected end of section or function (at offset 0x2)",
  })
  void refusesUnsignedNumbersOfMoreThan32Bits(String hex, String message) {
    var reader = reader(hex);
    assertThatThrownBy(reader::readU32).isInstanceOf(MalformedException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "ffffffff4f, integer too large (at offset 0x4)",
    "ffffffffff7f, integer representation too long (at offset 0x5)",
  })
  void refusesSignedNumbersOfMoreThan32Bits(String hex, String message) {
    var reader = reader(hex);
    assertThatThrownBy(reader::readS32).isInstanceOf(MalformedException.class).hasMessage(message);
  }

  @Test
  void readsNames() {
    var writer = new ByteWriter();
    writer.writeName("naïve \uD83D\uDE80");
    assertThat(new ByteReader(writer.toBytes()).readName()).isEqualTo("naïve \uD83D\uDE80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01ff", "02c080", "03eda080", "04f4908080", "01c3"})
  void refusesWhatIsNotUtf8(String hex) {
    assertThatThrownBy(reader(hex)::readName)
        .isInstanceOf(MalformedException.class)
        .hasMessage("malformed UTF-8 encoding (at offset 0x0)");
  }

  private static ByteReader reader(String hex) {
    return new ByteReader(Bytes.of(HexFormat.of().parseHex(hex)));
  }
}
