package dev.gantry.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text is, parsing it ends in bytes that can be decoded and printed, or in a {@link
 * MalformedException}.
 *
 * <p>{@code -Dgantry.fuzz.rounds=1000000} is the long mode, {@code -Dgantry.fuzz.seed=N} repeats a
 * run.
 */
class TextFuzzTest {
  private static final int ROUNDS = Integer.getInteger("gantry.fuzz.rounds", 30_000);
  private static final long SEED = Long.getLong("gantry.fuzz.seed", 20_261_124);

  private static final List<String> SEEDS =
      List.of(
          """
          (module $m (@name "n") (@custom "c" (after func) "x")
            (type $f (func (param $x i32) (result i32)))
            (rec (type $s (sub (struct (field $a (mut i8)) (field (ref null $s)))))
                 (type (sub final $s (struct (field $a (mut i8)) (field (ref null $s)) ))))
            (type $a (array (mut f64)))
            (import "a" "b" (func $g (type $f)))
            (import "a" "c" (global i64))
            (memory $mem (export "mem") 1 2) (memory i64 1 (pagesize 1))
            (table $t 1 funcref) (table (ref null $s) (elem (item ref.null $s)))
            (tag $e (param i32)) (global $v (mut f32) (f32.const -0x1.8p-3))
            (start $main) (elem $el (i32.const 0) $g $main) (data $d "a\\00\\u{41}")
            (elem declare func $main)
            (func $main (local $i i32) (local i64 f32)
              (loop $l (br_if $l (i32.lt_s (local.get $i) (i32.const 0x1_0))))
              block $b (result i32) i32.const 1 i32.const 2 br_table $b 0 $b end drop
              (if (result i32) (local.get $i) (then (i32.const 1)) (else (i32.const 2))) drop
              (try_table (catch $e 0) (catch_all 0) (throw $e (i32.const 1)))
              (call_indirect $t (type $f) (i32.const 0) (i32.const 0)) drop
              (i32.store offset=4 align=1 (i32.const 0) (i32.load8_u $mem (i32.const 1)))
              (memory.init $d (i32.const 0) (i32.const 0) (i32.const 0))
              (drop (v128.const i16x8 1 2 3 4 5 6 7 -8))
              (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
                (v128.const f32x4 1 nan:0x7f -inf 0) (v128.const i64x2 0 1)))
              (drop (ref.cast (ref null $s) (struct.new_default $s)))
              (drop (select (result i32) (i32.const 0) (i32.const 0) (i32.const 1)))))\
          """,
          "(func (try (do (nop)) (catch 0 (drop)) (catch_all (rethrow 0))) (try (do) (delegate 0)))",
          "(module (func (export \"f\") (param f64 i32) (@metadata.code.branch_hint \"\\01\") "
              + "(if (local.get 1) (then return))) (@producers (language \"C\" \"1\")))");

  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "((",
          "))",
          "$x",
          "$l",
          "\"",
          "\\",
          ";;",
          "(;",
          ";)",
          "(@name \"x\")",
          "(@a ",
          "0",
          "-1",
          "0x",
          "nan",
          "1e999",
          "i32",
          "func",
          "param",
          "end",
          "else",
          "block",
          "if",
          "then",
          "type",
          "(type 0)",
          "(result i32)",
          "\u00e9",
          "\0",
          "\n");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private int parsedCount;

  @Test
  void endsForMutatedText() {
    for (int round = 0; round < ROUNDS; round++) {
      check(mutated(SEEDS.get(random.nextInt(SEEDS.size()))));
    }
    assertThat(parsedCount).isPositive();
  }

  @Test
  void endsForRandomWords() {
    for (int round = 0; round < ROUNDS / 3; round++) {
      var text = new StringBuilder("(module ");
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append(PIECES.get(random.nextInt(PIECES.size()))).append(' ');
      }
      check(text.append(")").toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void endsForRandomBytes() {
    for (int round = 0; round < ROUNDS / 3; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      check(bytes);
    }
  }

  private byte[] mutated(String seed) {
    byte[] bytes = seed.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] = bytes[random.nextInt(bytes.length)];
        case 2 -> bytes = splice(bytes, at, at + random.nextInt(8), "");
        case 3 -> bytes = splice(bytes, at, at, PIECES.get(random.nextInt(PIECES.size())));
        default -> {
          int from = random.nextInt(bytes.length);
          int to = Math.min(bytes.length, from + random.nextInt(40));
          var copied = new String(Arrays.copyOfRange(bytes, from, to), StandardCharsets.ISO_8859_1);
          bytes = splice(bytes, at, at, copied);
        }
      }
    }
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int from, int to, String added) {
    byte[] middle = added.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(to, bytes.length);
    byte[] result = new byte[bytes.length - (end - from) + middle.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, end, result, from + middle.length, bytes.length - end);
    return result;
  }

  private void check(byte[] text) {
    try {
      var module = ModuleDecoder.decode(Bytes.of(TextModule.parse(text.clone())), Features.ALL);
      String printed = ModulePrinter.print(module, PrintOptions.DEFAULT);
      parsedCount++;
      TextModule.parse(printed.getBytes(StandardCharsets.UTF_8));
      ModulePrinter.print(module, new PrintOptions("", false, true, true, true));
    } catch (MalformedException _) {
      // The one exception that text may bring.
    } catch (RuntimeException | Error e) {
      String shown = new String(text, StandardCharsets.ISO_8859_1);
      fail("seed %d: %s for %s".formatted(SEED, e, shown), e);
    }
  }
}
