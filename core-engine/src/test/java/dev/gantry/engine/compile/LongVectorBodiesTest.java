package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Executor;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Simd;
import dev.gantry.engine.Store;
import dev.gantry.engine.text.TextModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies with vectors that are cut into parts, in each form of vectors. */
class LongVectorBodiesTest {
  private static final int LOCALS = 14;
  private static final List<String> UNARY =
      List.of(
          "v128.not",
          "i8x16.popcnt",
          "i16x8.extadd_pairwise_i8x16_s",
          "i32x4.abs",
          "i64x2.neg",
          "i16x8.extend_high_i8x16_u",
          "i32x4.extend_low_i16x8_s",
          "i8x16.shuffle 2 3 0 1 6 7 4 5 10 11 8 9 14 15 12 13 ",
          "i32x4.trunc_sat_f32x4_s",
          "f32x4.convert_i32x4_s");
  private static final List<String> BINARY =
      List.of(
          "v128.xor",
          "v128.and",
          "v128.andnot",
          "i32x4.add",
          "i32x4.mul",
          "i64x2.sub",
          "i8x16.add_sat_u",
          "i16x8.min_u",
          "i16x8.lt_s",
          "i8x16.narrow_i16x8_s",
          "i32x4.dot_i16x8_s",
          "i64x2.extmul_high_i32x4_u",
          "i8x16.swizzle",
          "i8x16.avgr_u",
          "f64x2.pmax",
          "f32x4.lt",
          "i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23",
          "i8x16.shuffle 1 17 3 4 5 31 30 8 9 10 11 12 0 0 21 3");

  private final StringBuilder text = new StringBuilder();
  private Random random = new Random(0);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void computeTheSameInEachForm(long seed) {
    byte[] binary = TextModule.parse(module(seed).getBytes(StandardCharsets.UTF_8));
    List<Object> expected = results(Engine.DEFAULT.withExecutor(Executor.PLAIN), binary);

    assertThat(results(Engine.DEFAULT.withSimd(Simd.LONGS), binary)).isEqualTo(expected);
    if (Simd.hasVectors()) {
      assertThat(results(Engine.DEFAULT.withSimd(Simd.VECTORS), binary)).isEqualTo(expected);
      assertThat(results(Engine.DEFAULT.withSimd(Simd.AUTO), binary)).isEqualTo(expected);
    }
  }

  private static List<Object> results(Engine engine, byte[] binary) {
    var function =
        Linker.create().link(Module.of(engine, binary)).instantiate(Store.create()).function("run");
    var results = new ArrayList<>();
    for (int argument = 0; argument < 20; argument++) {
      results.addAll(function.call(argument));
    }
    return results;
  }

  private String module(long seed) {
    random = new Random(seed);
    text.setLength(0);
    text.append("(module (memory 1) (global $g (mut v128) (v128.const i64x2 1 2))\n");
    text.append("(func $twist (param v128 i32 v128) (result v128 i32)\n");
    text.append("(i64x2.add (local.get 0) (local.get 2)) (i32.add (local.get 1) (i32.const 3)))\n");
    text.append("(func (export \"run\") (param $n i32) (result i64 i64)\n(local $i i32)");
    for (int local = 0; local < LOCALS; local++) {
      text.append("(local $v").append(local).append(" v128)");
    }
    text.append('\n');
    for (int local = 0; local < LOCALS; local++) {
      set(local, "(i32x4.splat (i32.mul (local.get $n) (i32.const %d)))".formatted(31 * local + 7));
    }
    for (int statement = 0; statement < 60; statement++) {
      statement(3);
    }
    text.append("(global.set $g (v128.xor (global.get $g) (local.get $v0)))\n");
    String all = "(global.get $g)";
    for (int local = 0; local < LOCALS; local++) {
      all = "(i64x2.add (i64x2.shl %s (i32.const 1)) (local.get $v%d))".formatted(all, local);
    }
    set(0, all);
    text.append("(i64x2.extract_lane 0 (local.get $v0)) (i64x2.extract_lane 1 (local.get $v0))))");
    return text.toString();
  }

  private void statement(int depth) {
    switch (depth == 0 ? 0 : random.nextInt(8)) {
      case 1 -> {
        text.append("(if (i8x16.all_true ").append(vector(2)).append(") (then\n");
        statements(depth);
        text.append(") (else\n");
        statements(depth);
        text.append("))\n");
      }
      case 2 -> {
        String loop = "$l" + text.length();
        text.append("(local.set $i (i32.const 3)) (loop ").append(loop).append('\n');
        statements(1);
        text.append("(br_if ").append(loop);
        text.append(" (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))\n");
      }
      case 3 -> {
        String block = "$b" + text.length();
        text.append("(block ").append(block).append(" (result v128)\n");
        statements(depth);
        text.append(vector(3)).append("(drop (br_if ").append(block).append(' ').append(vector(1));
        text.append("(v128.any_true ").append(vector(2)).append(")))\n");
        statements(depth);
        text.append(") (local.set $v").append(random.nextInt(LOCALS)).append(")\n");
      }
      case 4 -> {
        text.append("(call $twist ").append(vector(2)).append("(local.get $n)").append(vector(2));
        text.append(") (local.set $n) (local.set $v").append(random.nextInt(LOCALS)).append(")\n");
      }
      case 5 ->
          text.append("(v128.store offset=4 (i32.and (local.get $n) (i32.const 1023)) ")
              .append(vector(2))
              .append(")\n");
      default -> set(random.nextInt(LOCALS), vector(5));
    }
  }

  private void statements(int depth) {
    for (int count = 0; count < 3; count++) {
      statement(depth - 1);
    }
  }

  private void set(int local, String value) {
    text.append("(local.set $v%d %s)\n".formatted(local, value));
  }

  private String vector(int depth) {
    int local = random.nextInt(LOCALS);
    if (depth == 0) {
      return "(local.get $v%d)".formatted(local);
    }
    return switch (random.nextInt(9)) {
      case 0 -> {
        String unary = UNARY.get(random.nextInt(UNARY.size()));
        yield unary.startsWith("i8x16.shuffle")
            ? "(%s (local.tee $v%d %s) (local.get $v%d))"
                .formatted(unary, local, vector(depth - 1), local)
            : "(%s %s)".formatted(unary, vector(depth - 1));
      }
      case 1 ->
          "(v128.or (i32x4.shl (local.get $v%d) (i32.const 20)) (i32x4.shr_u (local.get $v%d) (i32.const 12)))"
              .formatted(local, local);
      case 2 ->
          "(v128.bitselect %s %s %s)"
              .formatted(vector(depth - 1), vector(depth - 1), vector(depth - 1));
      case 3 -> "(v128.load offset=2 (i32.and (local.get $n) (i32.const 511)))";
      case 4 ->
          "(i16x8.replace_lane 3 %s (i32x4.extract_lane 1 %s))"
              .formatted(vector(depth - 1), vector(depth - 1));
      default ->
          "(%s %s %s)"
              .formatted(
                  BINARY.get(random.nextInt(BINARY.size())), vector(depth - 1), vector(depth - 1));
    };
  }
}
