package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WasmtimeSwitchesTest {

  @Test
  void grantNothingByThemselves() {
    var none = WasmtimeSwitches.of(List.of());
    assertThat(none.http()).isFalse();
    assertThat(none.inheritNetwork()).isFalse();
    assertThat(none.inheritEnvironment()).isFalse();
    assertThat(none.nameLookup()).isFalse();
    assertThat(none.tcp()).as("once there is a network").isTrue();
    assertThat(none.maxHttpFieldBytes()).isEmpty();
  }

  @Test
  void areYesUnlessTheySayNo() {
    assertThat(WasmtimeSwitches.of(List.of("http", "tcp=n")))
        .matches(WasmtimeSwitches::http)
        .matches(switches -> !switches.tcp());
    assertThat(WasmtimeSwitches.of(List.of("http=yes", "http=no")).http()).isFalse();
    assertThatThrownBy(() -> WasmtimeSwitches.of(List.of("http=maybe")))
        .isInstanceOf(InputException.class);
  }

  @Test
  void takeNumbers() {
    assertThat(WasmtimeSwitches.of(List.of("max-http-fields-size=10")).maxHttpFieldBytes())
        .contains(10L);
    assertThatThrownBy(() -> WasmtimeSwitches.of(List.of("max-http-fields-size")))
        .isInstanceOf(InputException.class);
  }

  @Test
  void sayWhatIsNotThereYet() {
    assertThatThrownBy(() -> WasmtimeSwitches.of(List.of("threads")))
        .isInstanceOf(UnsupportedConstructException.class);
  }
}
