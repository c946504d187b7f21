package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** What a trap says of the way that led to it. */
class TrapReportTest {
  private static final String NESTED =
      """
      (component
        (component $inner
          (core module $m
            (func $divide (param i32) (result i32) (i32.div_u (i32.const 60) (local.get 0)))
            (func (export "share") (param i32) (result i32) (call $divide (local.get 0))))
          (core instance $i (instantiate $m))
          (func (export "share") (param "among" u32) (result char)
            (canon lift (core func $i "share"))))
        (instance $inner (instantiate $inner))
        (core func $share (canon lower (func $inner "share")))
        (core module $m
          (import "" "share" (func $share (param i32) (result i32)))
          (func $outer (export "share") (param i32) (result i32)
            (i32.add (i32.const 1) (call $share (local.get 0)))))
        (core instance $i
          (instantiate $m (with "" (instance (export "share" (func $share))))))
        (func (export "share") (param "among" u32) (result char)
          (canon lift (core func $i "share"))))
      """;

  @Test
  void namesTheFunctionsOfEveryGuestOnTheWay() {
    try (Store store = Store.create()) {
      ComponentInstance instance = Texts.instance(store, NESTED);

      assertThatThrownBy(() -> instance.call("share", 0))
          .hasMessageMatching(
              """
              wasm trap: integer divide by zero
                while calling share\\(0\\)
                at 0x[0-9a-f]+ - m!divide
                at 0x[0-9a-f]+ - m!func\\[1]
                at 0x[0-9a-f]+ - m!outer""");
    }
  }

  @Test
  void namesTheFunctionThatBrokeARuleOfTheAbi() {
    try (Store store = Store.create()) {
      ComponentInstance instance =
          Texts.instance(store, NESTED.replace("i32.const 60", "i32.const 0xd800"));

      assertThatThrownBy(() -> instance.call("share", 1))
          .hasMessageMatching(
              """
              wasm trap: invalid `char` bit pattern
                result: char 0xd800
                while calling share\\(1\\)
                at 0x[0-9a-f]+ - m!outer""");
    }
  }
}
