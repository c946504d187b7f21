package dev.gantry.wit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wit.model.SemanticVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"1.2.3", "0.0.0", "1.0.0-a1.1-a", "0.3.0-rc.1+sha.5", "1.2.3+001", "1.0.0--"})
  void printsWhatItParses(String text) {
    assertThat(SemanticVersion.parse(text)).get().hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2",
        "01.2.3",
        "1.2.3-01",
        "1.2.3-",
        "1.2.3+",
        "1.2.3-a..b",
        "",
        "v1.2.3",
        "1.2.18446744073709551616"
      })
  void refusesWhatIsNoVersion(String text) {
    assertThat(SemanticVersion.parse(text)).isEmpty();
  }

  @Test
  void ordersByPrecedence() {
    List<SemanticVersion> ordered =
        List.of(
                "0.9.9",
                "1.0.0-1",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.10.0",
                "2.0.0")
            .stream()
            .map(SemanticVersionTest::version)
            .toList();

    assertThat(ordered).isSorted();
  }

  @ParameterizedTest
  @CsvSource({"1.2.3,1", "0.2.6,0.2", "0.0.1,0.0.1", "0.2.6-rc.1,0.2.6-rc.1", "12.0.0+b,12"})
  void namesTheTrackOnWhichVersionsAreCompatible(String text, String track) {
    assertThat(version(text).track()).isEqualTo(track);
  }

  private static SemanticVersion version(String text) {
    return SemanticVersion.parse(text).orElseThrow();
  }
}
