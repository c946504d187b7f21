package dev.gantry.engine.valid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleValidatorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "(func (result i32))"
            + " | type mismatch: instruction requires [i32] but stack has [] (at offset 0x18)",
        "(func (i32.const 1))"
            + " | type mismatch: block requires [] but stack has [i32] (at offset 0x19)",
        "(func (drop (i64.add (i32.const 1) (i64.const 2))))"
            + " | type mismatch: instruction requires [i64 i64] but stack has [i32 i64]",
        "(func (local.get 0)) | unknown local 0",
        "(func (br 1)) | unknown label 1",
        "(func (call 9)) | unknown function 9",
        "(func (drop (i32.load (i32.const 0)))) | unknown memory 0",
        "(memory 1) (func (drop (i32.load align=8 (i32.const 0))))"
            + " | alignment must not be larger than natural",
        "(func (local (ref func)) (drop (local.get 0))) | uninitialized local",
        "(func (drop (ref.func 0))) | undeclared function reference",
        "(func (select (ref.null func) (ref.null func) (i32.const 0)) drop)"
            + " | type mismatch: instruction requires numeric or vector type",
        "(type (func)) (type (sub 0 (func)))"
            + " | sub type 1 cannot have final super type 0 (at offset 0xe)",
        "(type (sub (struct (field i32)))) (type (sub 0 (struct (field i64))))"
            + " | sub type 1 does not match super type 0 (at offset 0x11)",
        "(type (struct (field (ref 7)))) | unknown type 7 (at offset 0xb)",
        "(memory 2 1) | size minimum must not be greater than maximum (at offset 0xb)",
        "(memory 65537) | memory size must be at most 65536 pages (4GiB) (at offset 0xb)",
        "(memory 1 shared) | shared memory must have maximum size (at offset 0xb)",
        "(table 1 (ref func)) | type mismatch: non-defaultable element type (at offset 0xb)",
        "(global i32 (i64.const 0))"
            + " | type mismatch: instruction requires [i32] but stack has [i64] (at offset 0xf)",
        "(global i32 (i32.clz (i32.const 0)))"
            + " | constant expression required: non-constant operator: i32.clz",
        "(global i32 (global.get 0)) | unknown global 0 (at offset 0xd)",
        "(tag (result i32)) | invalid exception type: non-empty tag result type",
        "(func) (export \"a\" (func 0)) (export \"a\" (func 0)) | duplicate export name",
        "(export \"a\" (table 0)) | unknown table 0 (at offset 0xb)",
        "(func (param i32)) (start 0) | start function must not have parameters or results",
        "(elem (i32.const 0)) | unknown table 0 (at offset 0xb)",
        "(data (i32.const 0)) | unknown memory 0 (at offset 0xb)",
      })
  void saysWhatIsWrongAndWhere(String fields, String message) {
    var module = SampleModule.module("(module %s)".formatted(fields));
    assertThatThrownBy(() -> ModuleValidator.validate(module, Features.ALL))
        .isInstanceOf(InvalidException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void resolvesIndexSpacesWithImportsFirst() {
    var valid =
        validate(
            """
            (module
              (import "m" "f" (func (param i32)))
              (import "m" "g" (global i64))
              (func (result f32) unreachable)
              (global f64 (f64.const 0)))
            """);
    assertThat(valid.count(ExternalKind.FUNCTION)).isEqualTo(2);
    assertThat(valid.importedCount(ExternalKind.FUNCTION)).isEqualTo(1);
    assertThat(valid.imports(ExternalKind.GLOBAL)).hasSize(1);
    assertThat(valid.functionType(0).parameters()).containsExactly(NumberType.I32);
    assertThat(valid.functionType(1).results()).containsExactly(NumberType.F32);
    assertThat(valid.global(0).type()).isEqualTo(NumberType.I64);
    assertThat(valid.global(1).type()).isEqualTo(NumberType.F64);
    assertThat(valid.importedCount(ExternalKind.MEMORY)).isZero();
  }

  @Test
  void tellsEachInstructionWithTheStacksBeforeIt() {
    var valid =
        validate(
            """
            (module (func (param i32) (result i64)
              (if (result i64) (local.get 0)
                (then (i64.const 1))
                (else (br 1 (i64.const 2)) (drop)))))
            """);
    List<String> told = new ArrayList<>();
    valid.walkBody(
        0,
        (cursor, stacks) ->
            told.add(
                "%s height %d blocks %d %s%s"
                    .formatted(
                        cursor.opcode().mnemonic(),
                        stacks.height(),
                        stacks.blockCount(),
                        stacks.height() > 0 ? stacks.operand(0) : "-",
                        stacks.unreachable() ? " unreachable" : "")));
    assertThat(told)
        .containsExactly(
            "local.get height 0 blocks 1 -",
            "if height 1 blocks 1 I32",
            "i64.const height 0 blocks 2 -",
            "else height 1 blocks 2 I64",
            "i64.const height 0 blocks 2 -",
            "br height 1 blocks 2 I64",
            "drop height 0 blocks 2 - unreachable",
            "end height 0 blocks 2 - unreachable",
            "end height 1 blocks 1 I64");
  }

  @Test
  void tellsBlocksApart() {
    var valid =
        validate(
            """
            (module (type (func (param i32) (result i64)))
              (func (i32.const 0) (loop (type 0) (i64.extend_i32_u)) (drop)))
            """);
    valid.walkBody(
        0,
        (cursor, stacks) -> {
          if (cursor.opcode() == Opcode.I64_EXTEND_I32_U) {
            var loop = stacks.block(0);
            assertThat(loop.opener()).isEqualTo(Opcode.LOOP);
            assertThat(loop.parameters()).containsExactly(NumberType.I32);
            assertThat(loop.results()).containsExactly(NumberType.I64);
            assertThat(loop.labelTypes()).containsExactly(NumberType.I32);
            assertThat(stacks.block(1).opener()).isEqualTo(Opcode.BLOCK);
          }
        });
  }

  @Test
  void forgetsWhichLocalsABlockHasSet() {
    assertThatThrownBy(
            () ->
                validate(
                    """
                    (module (func (local (ref i31))
                      (block (local.set 0 (ref.i31 (i32.const 0))) (drop (local.get 0)))
                      (drop (local.get 0))))
                    """))
        .hasMessageStartingWith("uninitialized local");
  }

  private static ValidModule validate(String text) {
    return ModuleValidator.validate(SampleModule.module(text), Features.ALL);
  }
}
