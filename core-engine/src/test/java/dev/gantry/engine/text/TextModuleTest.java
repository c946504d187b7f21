package dev.gantry.engine.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextModuleTest {

  static byte[] binary(String text) {
    return TextModule.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  static ModuleSyntax module(String text) {
    return ModuleDecoder.decode(Bytes.of(binary(text)), Features.ALL);
  }

  /** {@return the module as it is printed, on one line} */
  private static String printed(String text) {
    return ModulePrinter.print(module(text), PrintOptions.DEFAULT).strip().replaceAll("\\s+", " ");
  }

  /** The encodings among those possible that the reference tool chooses. */
  @ParameterizedTest
  @MethodSource
  void encodesAsTheReferenceToolDoes(String text, String sections) {
    assertThat(HexFormat.of().formatHex(binary(text))).isEqualTo("0061736d01000000" + sections);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "(; nothing ;)", ";; nothing"})
  void textWithoutAnyFieldIsNoModule(String text) {
    assertThatThrownBy(() -> binary(text))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith("expected at least one module field");
  }

  static List<Arguments> encodesAsTheReferenceToolDoes() {
    return List.of(
        arguments("(module)", ""),
        arguments("(func)", "01040160000003020100" + "0a040102000b"),
        arguments("(memory (data \"a\"))", "05040101" + "0101" + "0b07010041000b0161"),
        arguments("(table funcref (elem)) ", "0405017001" + "0000" + "0908010200" + "41000b0000"),
        arguments("(elem (table 0) (i32.const 1) func)", "090801020041010b0000"),
        arguments("(elem (i32.const 1))", "0906010041010b00"));
  }

  @ParameterizedTest
  @MethodSource
  void readsAbbreviations(String text, String printed) {
    assertThat(printed(text)).isEqualTo("(module " + printed + " )");
  }

  static List<Arguments> readsAbbreviations() {
    return List.of(
        arguments(
            "(func (export \"a\") (export \"b\") (import \"c\" \"d\") (param i32))",
            "(type (;0;) (func (param i32))) (import \"c\" \"d\" (func (;0;) (type 0)))"
                + " (export \"a\" (func 0)) (export \"b\" (func 0))"),
        arguments(
            "(global (export \"g\") (mut i32) (i32.const 1))",
            "(global (;0;) (mut i32) i32.const 1) (export \"g\" (global 0))"),
        arguments(
            "(memory i64 1 2 shared (pagesize 1))", "(memory (;0;) i64 1 2 shared (pagesize 0x1))"),
        arguments(
            "(table 1 (ref null func) (ref.null func))", "(table (;0;) 1 funcref ref.null func)"),
        arguments(
            "(func (block (result i32) (i32.const 1)) (drop))",
            "(type (;0;) (func)) (func (;0;) (type 0) block (result i32) ;; label = @1"
                + " i32.const 1 end drop )"),
        arguments(
            "(func (if (i32.const 0) (then (nop)) (else (unreachable))))",
            "(type (;0;) (func)) (func (;0;) (type 0) i32.const 0 if ;; label = @1 nop else"
                + " unreachable end )"),
        arguments(
            "(tag) (func (try (do (nop)) (catch 0 (nop)) (catch_all)))",
            "(type (;0;) (func)) (tag (;0;) (type 0)) (func (;0;) (type 0) try ;; label = @1 nop"
                + " catch 0 nop catch_all end )"),
        arguments(
            "(type $s (struct (field $a i8) (field i32 (mut i64)))) "
                + "(func (param (ref $s)) (struct.get_u $s $a (local.get 0)) drop)",
            "(type $s (;0;) (struct (field $a i8) (field i32) (field (mut i64))))"
                + " (type (;1;) (func (param (ref $s)))) (func (;0;) (type 1) (param (ref $s))"
                + " local.get 0 struct.get_u $s $a drop )"),
        arguments(
            "(memory 1) (memory $m 1) (func (i32.const 0) (v128.load8_lane $m offset=1 2) drop)",
            "(type (;0;) (func)) (memory (;0;) 1) (memory $m (;1;) 1) (func (;0;) (type 0)"
                + " i32.const 0 v128.load8_lane $m offset=1 2 drop )"),
        arguments("(data (i16 1 -1) \"a\")", "(data (;0;) \"\\01\\00\\ff\\ffa\")"),
        arguments(
            "(func $f (@name \"λ\") (param $p i32) (local $l i32))",
            "(type (;0;) (func (param i32))) (func $\"\\u{3bb}\" (;0;) (type 0) (param $p i32)"
                + " (local $l i32) )"),
        arguments(
            "(func) (@custom \"x\" (before func) \"\\00\") (@custom \"y\")",
            "(type (;0;) (func)) (@custom \"x\" (after type) \"\\00\") (func (;0;) (type 0))"
                + " (@custom \"y\" (after code) \"\")"));
  }

  @ParameterizedTest
  @MethodSource
  void saysWhatIsWrongAndWhere(String text, String message) {
    assertThatThrownBy(() -> binary(text))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  static List<Arguments> saysWhatIsWrongAndWhere() {
    return List.of(
        arguments(
            "(func (i32.frob))", "unknown operator i32.frob, expected an instruction (at 1:8)"),
        arguments("(func\n  (i32.const))", "unexpected token ), expected an integer (at 2:13)"),
        arguments("(func (local.get $x))", "unknown local $x (at 1:18)"),
        arguments("(func (br $l))", "unknown label $l (at 1:11)"),
        arguments("(func (call $f))", "unknown func $f (at 1:13)"),
        arguments("(func $f) (func $f)", "duplicate func identifier $f (at 1:17)"),
        arguments(
            "(func (param $x i32) (local $x i32))", "duplicate local identifier $x (at 1:29)"),
        arguments("(func block $a end $b)", "mismatching label $b (at 1:20)"),
        arguments("(func (if (i32.const 0)))", "unexpected token ), expected `(then` (at 1:24)"),
        arguments("(func end)", "unexpected token end, expected an instruction (at 1:7)"),
        arguments("(func block)", "unexpected token ), expected `end` (at 1:12)"),
        arguments("(func) (import \"\" \"\" (func))", "import after function (at 1:8)"),
        arguments("(start 0) (start 0)", "multiple start sections (at 1:11)"),
        arguments("(func (type 1) (param i32))", "unknown type 1 (at 1:7)"),
        arguments(
            "(type (func)) (func (type 0) (param i32))",
            "inline function type does not match the type it refers to (at 1:21)"),
        arguments("(module) x", "unknown operator x, expected end of text (at 1:10)"),
        arguments("(module", "unexpected token end of text, expected `)` (at 1:8)"));
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 100_000})
  void readsTextNestedDeeperThanTheStackOfJava(int depth) {
    String folded =
        "(func (result i32) " + "(i32.eqz ".repeat(depth) + "(i32.const 0)" + ")".repeat(depth + 1);
    String blocks = "(func " + "(block ".repeat(depth) + ")".repeat(depth + 1);
    String flat = "(func " + "block ".repeat(depth) + "end ".repeat(depth) + ")";
    String comment = "(;".repeat(depth) + ";)".repeat(depth) + "(func)";
    String annotation = "(@a " + "(".repeat(depth) + ")".repeat(depth) + ") (func)";

    for (String text : List.of(folded, blocks, flat, comment, annotation)) {
      assertThat(module(text).functions()).hasSize(1);
      assertThat(printed(text)).startsWith("(module ");
    }
  }

  @Test
  void readsAndPrintsLargeModules() {
    String labels = "0 ".repeat(10_000);
    String locals = "(local i32) (local i64)".repeat(25_000);
    String named =
        IntStream.range(0, 10_000).mapToObj("(block $l%d "::formatted).collect(joining());
    String results = "i32 ".repeat(1_000);
    List<String> texts =
        List.of(
            "(func (param i32) (br_table " + labels + "0 (local.get 0)))",
            "(func " + locals + ")",
            "(func $f)" + "(func (call $f))".repeat(100_000),
            "(func " + named + "(br_table $l0 $l9999 (i32.const 0))" + ")".repeat(10_001),
            "(func (param " + results + ") (result " + results + ") unreachable)",
            "(data \"" + "\\00".repeat(1_000_000) + "\")");

    for (String text : texts) {
      byte[] binary = binary(text);
      var module = ModuleDecoder.decode(Bytes.of(binary), Features.ALL);
      var printed = ModulePrinter.print(module, PrintOptions.DEFAULT);
      assertThat(binary(printed)).isEqualTo(binary);
    }
  }

  @Test
  void findsIdentifiersThatAreDefinedFurtherDown() {
    assertThat(printed("(start $f) (export \"f\" (func $f)) (func $f (call $g)) (func $g)"))
        .contains("(start $f)", "call $g");
  }

  @Test
  void addsTypesOfTypeUsesOnceAndAtTheEnd() {
    var module =
        module(
            "(func (param i32)) (func (result i32) (i32.const 0)) (func (param i32))"
                + " (type (func (param i64)))");

    assertThat(module.types()).hasSize(3);
    assertThat(module.functions()).extracting(Function::typeIndex).containsExactly(1, 2, 1);
  }
}
