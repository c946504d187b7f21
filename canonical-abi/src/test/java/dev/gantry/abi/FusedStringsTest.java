package dev.gantry.abi;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.abi.ValueType.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strings that both guests write in UTF-16 are copied, but not unseen. */
class FusedStringsTest {
  private static final int ADDRESS = 16;

  @ParameterizedTest
  @CsvSource({
    "d83d, d83d", // at the end
    "de00, de00", // at the start
    "0061 d83d 0062, d83d",
    "d83d d83d de00, d83d",
    "d83d de00 de00, de00"
  })
  void trapsOnSurrogatesWithoutAPartner(String units, String culprit) {
    assertThatThrownBy(() -> copied(units))
        .isInstanceOf(AbiTrapException.class)
        .hasMessage("unpaired surrogate found: " + culprit + "\n  p0");
  }

  @Test
  void copiesPairs() {
    assertThat(copied("0061 d83d de00 0062")).isEqualTo("a\ud83d\ude00b");
  }

  private static String copied(String units) {
    String[] words = units.split(" ", -1);
    byte[] memory = new byte[ADDRESS + 2 * words.length];
    for (int i = 0; i < words.length; i++) {
      int unit = Integer.parseInt(words[i], 16);
      memory[ADDRESS + 2 * i] = (byte) unit;
      memory[ADDRESS + 2 * i + 1] = (byte) (unit >> 8);
    }
    var receiver = new FakeGuest(PointerType.I32);
    var guests =
        new FusedGuests(
            Types.function(List.of(Primitive.STRING), Optional.empty()),
            new FakeGuest(PointerType.I32, memory),
            StringEncoding.UTF16,
            receiver,
            StringEncoding.UTF16);
    var received = new ArrayList<long[]>();
    guests.call(
        guests.generated().orElseThrow(),
        new long[] {ADDRESS, words.length},
        core -> {
          received.add(core);
          return new long[0];
        });
    byte[] bytes = receiver.bytes();
    long[] core = received.getFirst();
    return new String(bytes, (int) core[0], 2 * (int) core[1], UTF_16LE);
  }
}
