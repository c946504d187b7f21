package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.text.ComponentPrinter;
import dev.gantry.component.text.TextComponent;
import dev.gantry.engine.Engine;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.PrintOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that components define, and the functions that start with them. */
class ValueTest {
  private static final ComponentFeatures FEATURES = ComponentFeatures.ALL;

  private static Component component(String text) {
    byte[] binary = TextComponent.parse(text.getBytes(StandardCharsets.UTF_8));
    // What is printed has to be the same component.
    String printed =
        ComponentPrinter.print(ComponentDecoder.decode(Bytes.of(binary)), PrintOptions.DEFAULT);
    assertThat(TextComponent.parse(printed.getBytes(StandardCharsets.UTF_8))).isEqualTo(binary);
    return Component.of(Engine.DEFAULT, FEATURES, binary);
  }

  /** {@return what a start function of the host is given} */
  private static List<Object> seen(String text) {
    List<Object> seen = new ArrayList<>();
    ComponentLinker linker =
        ComponentLinker.create()
            .function(
                "see",
                arguments -> {
                  seen.addAll(arguments);
                  return Optional.empty();
                });
    try (Store store = Store.create()) {
      linker.link(component(text)).instantiate(store);
    }
    return seen;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "bool | true | true",
        "u8 | 255 | 255",
        "s8 | -5 | -5",
        "u16 | 0xffff | 65535",
        "s16 | -32768 | -32768",
        "u32 | 4294967295 | 4294967295",
        "s32 | -1 | -1",
        "s64 | -9223372036854775808 | -9223372036854775808",
        "f32 | 9.5 | 9.5",
        "f64 | nan | NaN",
        "char | 'a' | 97",
        "string | \"hello\" | hello",
        "string | (binary \"\\02hi\") | hi",
        "(record (field \"a\" bool) (field \"b\" u8)) | (record true 1) | {a: true, b: 1}",
        "(variant (case \"a\" bool) (case \"b\" u8)) | (variant \"b\" 1) | b(1)",
        "(variant (case \"a\") (case \"b\" u8)) | (variant \"a\") | a",
        "(tuple u8 string) | (tuple 1 \"x\") | (1, \"x\")",
        "(flags \"a\" \"b\" \"c\") | (flags \"c\" \"a\") | {a, c}",
        "(enum \"a\" \"b\") | (enum \"b\") | b",
        "(option u8) | none | Optional.empty",
        "(option u8) | (some 3) | Optional[3]",
        "(result u8 (error string)) | (ok 3) | ok(3)",
        "(result u8 (error string)) | (error \"no\") | error(\"no\")",
        "(list string) | (list \"a\" \"b\") | [a, b]",
      })
  void valuesAreGivenToFunctionsThatStart(String type, String value, String expected) {
    assertThat(
            seen(
                """
                (component
                  (type $t' %s)
                  (import "t" (type $t (eq $t')))
                  (import "see" (func $see (param "x" $t)))
                  (value $v $t %s)
                  (start $see (value $v)))
                """
                    .formatted(type, value)))
        .singleElement()
        .hasToString(expected);
  }

  @Test
  void listsOfNumbersAreArrays() {
    assertThat(
            seen(
                """
                (component
                  (import "see" (func $see (param "x" (list u16))))
                  (value $v (list u16) (list 1 65535))
                  (start $see (value $v)))
                """))
        .containsExactly(new short[] {1, -1});
  }

  @Test
  void resultsOfGuestsBecomeValuesOfOtherComponents() {
    assertThat(
            seen(
                """
                (component
                  (import "see" (func $see (param "x" u32)))
                  (component $doubling
                    (import "in" (value $in u32))
                    (core module $m
                      (func (export "double") (param i32) (result i32)
                        (i32.mul (local.get 0) (i32.const 2))))
                    (core instance $i (instantiate $m))
                    (func $double (param "x" u32) (result u32)
                      (canon lift (core func $i "double")))
                    (start $double (value $in) (result (value $out)))
                    (export "out" (value $out)))
                  (value $v u32 21)
                  (instance $d (instantiate $doubling (with "in" (value $v))))
                  (alias export $d "out" (value $w))
                  (start $see (value $w)))
                """))
        .containsExactly(42L);
  }

  private static final String GREETING =
      """
      (component
        (import "name" (value $name string))
        (import "greet" (func $greet (param "x" string) (result string)))
        (start $greet (value $name) (result (value $greeting)))
        (export "greeting" (value $greeting)))
      """;

  @Test
  void hostsOfferValuesAndReadThem() {
    ComponentLinker linker =
        ComponentLinker.create()
            .value("name", "Ann")
            .function("greet", arguments -> Optional.of("Hello, " + arguments.getFirst()));
    try (Store store = Store.create()) {
      ComponentInstance instance = linker.link(component(GREETING)).instantiate(store);

      assertThat(instance.values()).isEqualTo(Map.of("greeting", "Hello, Ann"));
    }
  }

  @Test
  void valuesOfAnotherTypeAreReported() {
    ComponentLinker linker =
        ComponentLinker.create().value("name", 7).function("greet", _ -> Optional.of(""));

    assertThatThrownBy(() -> linker.link(component(GREETING)))
        .isInstanceOf(UnlinkableComponentException.class)
        .hasMessageContaining("name: 7 is no value of its type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "bool | \\02 | case 2 is none of 2",
        "u16 | \\80\\80\\04 | 65536 is out of range",
        "f32 | \\01\\00\\c0\\7f | a NaN has to be the canonical one",
        "string | \\05hi | malformed value",
        "u8 | \\01\\02 | the value ends before its bytes do",
        "char | \\ff\\ff\\ff\\ff | a char is malformed UTF-8",
      })
  void bytesThatAreNoValueAreInvalid(String type, String bytes, String complaint) {
    String text = "(component (value $v %s (binary \"%s\")))".formatted(type, bytes);
    assertThatThrownBy(() -> component(text))
        .isInstanceOf(InvalidComponentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void valuesAreUsedExactlyOnce() {
    assertThatThrownBy(() -> component("(component (value $v u8 1))"))
        .hasMessageContaining("value index 0 was not used");
  }
}
