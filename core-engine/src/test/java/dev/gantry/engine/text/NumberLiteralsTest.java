package dev.gantry.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberLiteralsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-1, -1",
    "+7, 7",
    "0x10, 16",
    "1_000, 1000",
    "-0x8000_0000, -2147483648",
    "4294967295, -1",
    "0xffff_ffff, -1"
  })
  void readsIntegersSignedAndUnsigned(String text, int value) {
    assertThat((int) TokenReader.over(text).integer(32)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967296", "-2147483649", "0x1_0000_0000", "99999999999999999999999"})
  void refusesIntegersOutOfRange(String text) {
    assertThatThrownBy(() -> TokenReader.over(text).integer(32))
        .hasMessage("i32 constant out of range (at 1:1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"_1", "1_", "1__0", "0x", "0x_1", "1a", "+-1", "1.e", "0x1p", "nan:1"})
  void refusesWhatIsNoNumber(String text) {
    assertThatThrownBy(() -> TokenReader.over(text).f64())
        .hasMessageStartingWith("unknown operator");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0x0",
    "-0.0, 0x80000000",
    "1., 0x3f800000",
    "0x1.8p+1, 0x40400000",
    "0x1p-149, 0x1",
    "0x0.8p-149, 0x0",
    "0x0.8000001p-149, 0x1",
    "0x1.fffffep127, 0x7f7fffff",
    "0x1.fffffefffffffffffffffp127, 0x7f7fffff",
    "1e-45, 0x1",
    "3.4028234e38, 0x7f7fffff",
    "0x1.000001p0, 0x3f800000",
    "0x1.0000010000000000000000000000001p0, 0x3f800001",
    "0x1.000003p0, 0x3f800002",
    "0x0.00000000000000000000000000000000000000000000000000000001p224, 0x3f800000",
    "0x1p-999999999999999999999, 0x0",
    "inf, 0x7f800000",
    "-inf, 0xff800000",
    "nan, 0x7fc00000",
    "-nan:0x1, 0xff800001"
  })
  void roundsFloatsToTheNearest(String text, String bits) {
    assertThat("0x" + Integer.toHexString(TokenReader.over(text).f32())).isEqualTo(bits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0x1p128", "0x1.ffffffp127", "3.5e38", "1e999999999", "nan:0x0", "nan:0x80_0000"})
  void refusesFloatsOutOfRange(String text) {
    assertThatThrownBy(() -> TokenReader.over(text).f32())
        .hasMessage("f32 constant out of range (at 1:1)");
  }

  @Test
  void printsFloatsSoThatTheyAreReadBackExactly() {
    var random = new SplittableRandom(20_261_124);
    for (int i = 0; i < 20_000; i++) {
      int single = random.nextInt() >>> random.nextInt(32);
      long real = random.nextLong() >>> random.nextInt(64);
      assertThat(TokenReader.over(FloatPrinter.print(single)).f32()).isEqualTo(single);
      assertThat(TokenReader.over(FloatPrinter.print(real)).f64()).isEqualTo(real);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x0, '0x0p+0 (;=0;)'",
    "0x80000000, '-0x0p+0 (;=-0;)'",
    "0x3fc00000, '0x1.8p+0 (;=1.5;)'",
    "0x1, '0x1.p-149 (;=0.000000000000000000000000000000000000000000001;)'",
    "0xff800000, '-inf (;=-inf;)'",
    "0x7fc00000, 'nan (;=NaN;)'",
    "0x7f800001, 'nan:0x1 (;=NaN;)'"
  })
  void printsFloatsInBothForms(String bits, String text) {
    assertThat(FloatPrinter.print(Integer.parseUnsignedInt(bits.substring(2), 16))).isEqualTo(text);
  }

  /** The JDK reads hexadecimal, too; both must round alike. */
  @Test
  void readsHexadecimalAsTheJdkDoes() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 20_000; i++) {
      String text =
          "0x%x.%xp%d"
              .formatted(random.nextInt(16), random.nextLong(), random.nextInt(-1100, 1020));
      long expected = Double.doubleToRawLongBits(Double.parseDouble(text));
      assertThat(TokenReader.over(text).f64()).as(text).isEqualTo(expected);
    }
  }
}
