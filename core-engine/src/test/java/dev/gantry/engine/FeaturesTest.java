package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeaturesTest {

  @Test
  void readsListsAsTheReferenceToolsDo() {
    assertThat(Features.ALL.withList("mvp").enabled()).containsExactly(Feature.MVP);
    assertThat(Features.ALL.withList("-all,simd").enabled())
        .containsExactly(Feature.MVP, Feature.SIMD);
    assertThat(Features.STANDARD.withList("all")).isEqualTo(Features.ALL);
    assertThat(Features.STANDARD.withList("wasm2, tail-call,-simd").has(Feature.TAIL_CALL))
        .isTrue();
    assertThat(Features.STANDARD.withList("wasm2,-simd").has(Feature.SIMD)).isFalse();
    assertThat(Features.STANDARD.withList("")).isEqualTo(Features.STANDARD);
  }

  @Test
  void namesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> Features.ALL.withList("simd,teleport"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("unknown feature `teleport`; there are all, mvp");
  }

  @Test
  void keepsTheParts() {
    assertThat(Features.ALL.without(Feature.BULK_MEMORY).has(Feature.BULK_MEMORY_OPT)).isFalse();
    assertThat(Features.ALL.withList("lime1").has(Feature.BULK_MEMORY_OPT)).isTrue();
    assertThat(Features.ALL.withList("lime1").has(Feature.BULK_MEMORY)).isFalse();
  }
}
