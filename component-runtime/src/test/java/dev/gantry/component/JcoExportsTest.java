package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The components of jco's suite whose exports need nothing of the host. */
class JcoExportsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "examples/transpile/adder/adder.wasm | add(1, 2) | 3 | add(4294967295, 1) | 0",
        "runtime/asmjs_bigint.component.wasm | add(1, 2) | 3 | add(-5, 2) | -3",
        "runtime/example_guest_export.wasm | scalars() | $1 | scalars.get-a() | SOME",
        "runtime/resource_alias.component.wasm | x(42) | $1 | x(42) | $2",
        "runtime/resource_borrow_export.component.wasm | thing(42) | $1 | foo($1) | SOME",
        "runtime/resource_into_inner.component.wasm | thing(\"a\") | $1 | thing(\"b\") | $2",
        "p3/backpressure-sync/component.wasm | inc-backpressure() | '' | dec-backpressure() | ''",
      })
  void exportsAnswer(String file, String call, String answer, String next, String nextAnswer) {
    Component component = Component.read(Corpora.folder("jco-components").resolve(file));

    try (Store store = Store.create()) {
      var session =
          new WaveSession(
              ComponentLinker.create().trapOnUnmetImports().link(component).instantiate(store));
      assertThat(session.call(call)).isEqualTo(answer);
      if (nextAnswer.equals("SOME")) {
        assertThat(session.call(next)).matches("\\d+");
      } else {
        assertThat(session.call(next)).isEqualTo(nextAnswer);
      }
    }
  }
}
