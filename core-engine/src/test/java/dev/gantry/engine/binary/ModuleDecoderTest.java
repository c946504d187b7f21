package dev.gantry.engine.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.valid.ModuleValidator;
import dev.gantry.engine.valid.SampleModule;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleDecoderTest {
  private static final String HEADER = "0061736d01000000";

  @ParameterizedTest
  @CsvSource({
    "0061736d, unexpected end of section or function (at offset 0x4)",
    "0061736e01000000, magic header not detected (at offset 0x0)",
    "0061736d02000000, unknown binary version (at offset 0x4)",
  })
  void refusesAnotherHeader(String hex, String message) {
    assertThatThrownBy(() -> decode(hex))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    // Order, ids and sizes of sections
    "0e00, malformed section id (at offset 0x8)",
    "030100 010100, unexpected content after last section (at offset 0xb)",
    "010100 010100, unexpected content after last section (at offset 0xb)",
    "010200 00, section size mismatch (at offset 0xa)",
    "0104 05600000, length out of bounds (at offset 0xa)",
    "01ffffffff0f, length out of bounds (at offset 0x9)",
    "01808080808000, integer representation too long (at offset 0xe)",
    "0002, length out of bounds (at offset 0x9)",
    // Entries
    "010401 610000, malformed definition type (at offset 0xb)",
    "010501 60017a00, malformed reference type (at offset 0xd)",
    "010401 5e0000, malformed storage type (at offset 0xc)",
    "010401 5e7f02, malformed mutability (at offset 0xd)",
    "020401 000005, malformed import kind (at offset 0xd)",
    "0205 0101ff0000, malformed UTF-8 encoding (at offset 0xb)",
    "0404 01700800, malformed limits flags (at offset 0xc)",
    "0504 01100000, malformed limits flags (at offset 0xb)",
    "0704 01000500, malformed export kind (at offset 0xc)",
    "0902 0108, malformed elements segment kind (at offset 0xb)",
    "0904 01010100, malformed element kind (at offset 0xc)",
    "0b02 0103, malformed data segment kind (at offset 0xb)",
    // Sections that must agree
    "0104 01600000 0302 0100, function and code section have inconsistent lengths (at offset 0x12)",
    "0c01 01, data count and data section have inconsistent lengths (at offset 0xb)",
    // Locals and bodies
    "0104 01600000 0302 0100 0a0b 0109 02ffffffff0f7f017f0b, too many locals (at offset 0x16)",
  })
  void saysWhatIsWrongAndWhere(String sections, String message) {
    assertThatThrownBy(() -> decode(HEADER + sections.replace(" ", "")))
        .isInstanceOf(MalformedException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    // The body ends before its end: what follows decides.
    "0a0c 02 0400 4101 1a 0500 4101 1a0b, END opcode expected",
    "0a04 0102 0001, unexpected end of section or function",
    "0a05 0103 000b0b, section size mismatch",
  })
  void saysWhatIsWrongWithTheEndOfABody(String code, String message) {
    int functionCount = code.startsWith("0a0c") ? 2 : 1;
    String functions = functionCount == 2 ? "03030200 00" : "03020100";
    var module = decode((HEADER + "010401600000" + functions + code).replace(" ", ""));
    assertThatThrownBy(() -> ModuleValidator.validate(module, Features.ALL))
        .isInstanceOf(MalformedException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void countsOffsetsFromTheBeginningOfTheWhole() {
    byte[] module = HexFormat.of().parseHex(HEADER + "0e00");
    byte[] whole = new byte[100 + module.length + 7];
    System.arraycopy(module, 0, whole, 100, module.length);
    assertThatThrownBy(
            () -> ModuleDecoder.decode(new Bytes(whole, 100, 100 + module.length), Features.ALL))
        .hasMessage("malformed section id (at offset 0x6c)");
  }

  @Test
  void keepsCustomSectionsWhereTheyAre() {
    String sections = "000302 6162" + "0104 01600000" + "000402 616263";
    var module = decode(HEADER + sections.replace(" ", ""));
    assertThat(module.customSections()).hasSize(2);
    assertThat(module.customSections().get(0).afterSection()).isEqualTo(Section.CUSTOM_ID);
    assertThat(module.customSections().get(1).afterSection()).isEqualTo(Section.TYPE.id());
    assertThat(module.customSection("ab").orElseThrow().content().length()).isZero();
    assertThat(ModuleEncoder.encode(module)).isEqualTo(module.binary());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(module)",
        "(module (rec (type (func))) (rec (type (struct)) (type (array (mut i8)))))",
        "(module (import \"m\" \"f\" (func)) (import \"m\" \"t\" (tag (param i32))))",
        "(module (memory i64 1 2 shared) (memory 0 (pagesize 1)) (memory 0 (pagesize 65536)))",
        "(module (table i64 1 funcref) (table 1 1 (ref func) (ref.func 0)) (func))",
        "(module (global (mut v128) (v128.const i64x2 1 2)) (export \"g\" (global 0)))",
        "(module (table 1 funcref) (table 1 externref) (func)"
            + " (elem (i32.const 0) 0) (elem (table 0) (i32.const 0) func 0)"
            + " (elem func 0) (elem declare func 0) (elem externref (ref.null extern))"
            + " (elem (table 1) (i32.const 0) externref (ref.null extern)))",
        "(module (memory 1) (memory 1) (data \"a\") (data (i32.const 0) \"b\")"
            + " (data (memory 1) (i32.const 0) \"c\"))",
        "(module (func $main (local i32 i32 i64)) (start $main) (@custom \"x\" \"y\"))",
      })
  void encodesWhatItDecodes(String text) {
    var module = SampleModule.module(text);
    assertThat(ModuleEncoder.encode(module)).isEqualTo(module.binary());
  }

  @Test
  void knowsNoFlagOfAFeatureThatIsOff() {
    var features = Features.ALL.without(Feature.CUSTOM_PAGE_SIZES);
    var module = Bytes.of(HexFormat.of().parseHex(HEADER + "050201" + "08"));
    assertThatThrownBy(() -> ModuleDecoder.decode(module, features))
        .hasMessageStartingWith("malformed limits flags");
  }

  @Test
  void tellsWhereEntriesBegin() {
    var module = SampleModule.module("(module (type (func)) (type (func (param i32))))");
    var offsets = EntryOffsets.of(module.binary());
    assertThat(offsets.offset(Section.TYPE, 0)).isEqualTo(11);
    assertThat(offsets.offset(Section.TYPE, 1)).isEqualTo(14);
  }

  @Test
  void sharesTheBytesOfTheModule() {
    byte[] bytes = SampleModule.module("(module (func (drop (i32.const 7))))").binary().copy();
    var module = ModuleDecoder.decode(Bytes.of(bytes), Features.ALL);
    var body = module.functions().getFirst().body();
    assertThat(body.array()).isSameAs(bytes);
    assertThat(Arrays.copyOfRange(bytes, body.start(), body.end()))
        .containsExactly(0x41, 0x07, 0x1A, 0x0B);
  }

  private static ModuleSyntax decode(String hex) {
    return ModuleDecoder.decode(Bytes.of(HexFormat.of().parseHex(hex)), Features.ALL);
  }
}
