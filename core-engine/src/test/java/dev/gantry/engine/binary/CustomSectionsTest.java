package dev.gantry.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.valid.SampleModule;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CustomSectionsTest {
  private static final String NAMED =
      """
      (module $m
        (type $s (struct (field $x i32)))
        (func $f (param $p i32) (block $b))
        (global $g i32 (i32.const 0))
        (tag $t))
      """;

  @Test
  void findsTheNameOfEverything() {
    var names = ModuleNames.of(SampleModule.module(NAMED));
    assertThat(names.module()).contains("m");
    assertThat(names.name(NameSubsection.FUNCTIONS, 0)).contains("f");
    assertThat(names.name(NameSubsection.LOCALS, 0, 0)).contains("p");
    assertThat(names.name(NameSubsection.LABELS, 0, 0)).contains("b");
    assertThat(names.name(NameSubsection.TYPES, 0)).contains("s");
    assertThat(names.name(NameSubsection.FIELDS, 0, 0)).contains("x");
    assertThat(names.name(NameSubsection.GLOBALS, 0)).contains("g");
    assertThat(names.name(NameSubsection.TAGS, 0)).contains("t");
    assertThat(names.name(NameSubsection.FUNCTIONS, 1)).isEmpty();
  }

  @Test
  void encodesTheNamesThatItDecodes() {
    var content =
        SampleModule.module(NAMED).customSection(ModuleNames.SECTION).orElseThrow().content();
    assertThat(ModuleNames.of(content).encode()).isEqualTo(content);
  }

  @Test
  void keepsTheNamesBeforeAFault() {
    var content =
        SampleModule.module(NAMED).customSection(ModuleNames.SECTION).orElseThrow().content();
    var cutOff = new Bytes(content.array(), content.start(), content.start() + 12);
    var names = ModuleNames.of(cutOff);
    assertThat(names.module()).contains("m");
    assertThat(names.name(NameSubsection.TAGS, 0)).isEmpty();
  }

  @Test
  void hasNoNamesWithoutASection() {
    assertThat(ModuleNames.of(SampleModule.module("(module)")).encode().length()).isZero();
  }

  @Test
  void findsBranchHints() {
    var hints =
        BranchHints.of(Bytes.of(HexFormat.of().parseHex("0105" + "02" + "050101" + "090100")));
    assertThat(hints.likely(5, 5)).contains(true);
    assertThat(hints.likely(5, 9)).contains(false);
    assertThat(hints.likely(5, 7)).isEmpty();
    assertThat(hints.likely(4, 5)).isEmpty();
    assertThat(hints.isEmpty()).isFalse();
  }

  @Test
  void keepsTheHintsBeforeAFault() {
    var hints =
        BranchHints.of(Bytes.of(HexFormat.of().parseHex("0105" + "02" + "050101" + "0902")));
    assertThat(hints.likely(5, 5)).contains(true);
    assertThat(hints.likely(5, 9)).isEmpty();
  }
}
