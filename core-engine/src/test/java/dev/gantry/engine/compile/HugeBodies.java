package dev.gantry.engine.compile;

import java.util.List;
import java.util.Random;

/** Texts of functions that are too big for one method, with control going everywhere. */
final class HugeBodies {
  private static final int LOCALS = 12;

  /** Of the function with many. */
  private static final int NUMBERS = 60;

  private static final int VECTORS = 30;
  private static final List<String> SHIFTS =
      List.of("i8x16.shl", "i16x8.shr_u", "i32x4.shl", "i32x4.shr_u", "i64x2.shr_u", "i64x2.shl");

  /** So deep statements have no others inside. */
  private static final int SIMPLE = 3;

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private HugeBodies(long seed) {
    this.random = new Random(seed);
  }

  /** {@return a module whose export {@code run} takes and returns an i64} */
  static String module(long seed, int statements) {
    var body = new HugeBodies(seed);
    body.statements(statements, 0);
    return """
    (module
      (memory (export "memory") 1)
      (func $help (param i64) (result i64) (i64.mul (local.get 0) (i64.const 31)))
      (func (export "run") (param $p i64) (result i64) (local %s) (local $fuel i32)
        (local.set $fuel (i32.const 2000))
        (local.set $v0 (local.get $p))
        %s
        (i64.add (local.get $v0) (i64.add (local.get $v1) (local.get $v2)))))
    """
        .formatted(locals(), body.text);
  }

  /** {@return a module whose {@code run} computes with many locals, all of them wanted} */
  static String manyValues(long seed, int statements) {
    var body = new HugeBodies(seed);
    for (int statement = 0; statement < statements; statement++) {
      body.append(
          "(local.set $n%d (i64.add (local.get $n%d) (i64.mul (local.get $n%d) (i64.const 31))))",
          body.random.nextInt(NUMBERS), body.random.nextInt(NUMBERS), body.random.nextInt(NUMBERS));
      body.append(
          "(local.set $x%d (i32x4.add (local.get $x%d) (%s (local.get $x%d) (i32.const %d))))",
          body.random.nextInt(VECTORS),
          body.random.nextInt(VECTORS),
          SHIFTS.get(body.random.nextInt(SHIFTS.size())),
          body.random.nextInt(VECTORS),
          body.random.nextInt(40));
      body.append("(local.set $x%d (i8x16.shuffle", body.random.nextInt(VECTORS));
      int step = 1 << body.random.nextInt(4);
      for (int lane = 0; lane < 16; lane += step) {
        int first = body.random.nextInt(33 - step);
        for (int from = first; from < first + step; from++) {
          body.append("%d", from);
        }
      }
      body.append(
          "(local.get $x%d) (i64x2.splat (local.get $n%d))))",
          body.random.nextInt(VECTORS), body.random.nextInt(NUMBERS));
    }
    var text = new StringBuilder();
    for (int number = 0; number < NUMBERS; number++) {
      text.append("(local $n%d i64)".formatted(number));
    }
    for (int vector = 0; vector < VECTORS; vector++) {
      text.append("(local $x%d v128)".formatted(vector));
    }
    text.append("(local.set $n0 (local.get $p)) (local.set $n1 (i64.const 1))");
    text.append(body.text);
    for (int number = 0; number < NUMBERS; number++) {
      text.append("(local.set $p (i64.xor (local.get $p) (local.get $n%d)))".formatted(number));
    }
    for (int vector = 0; vector < VECTORS; vector++) {
      String half = "(i64x2.extract_lane %d (local.get $x%d))";
      text.append("(local.set $p (i64.mul (i64.const 3) (i64.add (local.get $p)");
      text.append(
          "(i64.sub %s %s))))".formatted(half.formatted(0, vector), half.formatted(1, vector)));
    }
    return """
    (module
      (memory (export "memory") 1)
      (func (export "run") (param $p i64) (result i64)
        %s
        (local.get $p)))
    """
        .formatted(text);
  }

  /**
   * {@return a module whose export {@code run} interprets the bytes from address 1024 on, and takes
   * and returns an i64}
   *
   * @param fetch the index of the arm for the instruction at {@code $pc}, which it steps
   */
  static String interpreter(long seed, int arms, int statements, String fetch) {
    var body = new HugeBodies(seed);
    body.append("(block $done (loop $next");
    body.append("(block $unknown");
    body.append("(block ".repeat(arms));
    body.append("(br_table");
    for (int arm = 0; arm < arms; arm++) {
      body.append(" %d", arm);
    }
    body.append(" $unknown %s)", fetch);
    for (int arm = 0; arm < arms; arm++) {
      body.append(")");
      body.statements(body.random.nextInt(statements + 1), arms > 1000 ? SIMPLE : 0);
      body.goOn(arm);
    }
    body.append(") (br $done)))");
    return """
    (module
      (memory (export "memory") 1)
      (data (i32.const 1024) "%s")
      (func $help (param i64) (result i64) (i64.mul (local.get 0) (i64.const 31)))
      (func $fetch (param i32) (result i32) (i32.load8_u (local.get 0)))
      (func (export "run") (param $p i64) (result i64)
        (local %s) (local $fuel i32) (local $pc i32) (local $w v128) (local $f f64)
        (local $x externref)
        (local.set $fuel (i32.const 3000))
        (local.set $pc (i32.const 1024))
        (local.set $v0 (local.get $p))
        %s
        (i64.add (local.get $v0) (i64.add (local.get $v1)
          (i64.xor (i64x2.extract_lane 1 (local.get $w)) (i64.trunc_sat_f64_s (local.get $f)))))))
    """
        .formatted(program(seed, arms), locals(), body.text);
  }

  /** {@return statements inside a block with a result, to stand in a body of the same locals} */
  static String closed(long seed, int statements) {
    var body = new HugeBodies(seed);
    body.append("(local.set $v3 (i64.xor (local.get $v4) (block (result i64)");
    body.statements(statements, 1);
    body.append("(local.get $v5))))");
    return body.text.toString();
  }

  /** Ends an arm: mostly goes to the next instruction, sometimes jumps, or falls into the next. */
  private void goOn(int arm) {
    switch (arm % 8) {
      case 0 -> {
        append("(if (i32.gt_s (local.get $fuel) (i32.const 0)) (then");
        append("(local.set $fuel (i32.sub (local.get $fuel) (i32.const 1)))");
        append("(local.set $pc (i32.add (i32.const 1024)");
        append("(i32.rem_u (i32.wrap_i64 %s) (i32.const 900))))))", value());
        append("(br $next)");
      }
      case 1 ->
          append("(local.set $w (i64x2.add (local.get $w) (i64x2.splat %s))) (br $next)", value());
      case 2 ->
          append(
              "(local.set $f (f64.add (local.get $f) (f64.convert_i64_s %s))) (br $next)", value());
      case 3 -> append("(br_if $next (i64.gt_s %s %s))", value(), value());
      case 4 ->
          append(
              "(if (ref.is_null (local.get $x)) (then (local.set %s %s))) (br $next)",
              local(), value());
      default -> append("(br $next)");
    }
  }

  /** A thousand random instructions, and one that there is no arm for. */
  private static String program(long seed, int arms) {
    var random = new Random(seed);
    var program = new StringBuilder();
    for (int at = 0; at < 1000; at++) {
      program.append("\\%02x".formatted(random.nextInt(arms)));
    }
    return program + "\\ff";
  }

  private static String locals() {
    var locals = new StringBuilder();
    for (int local = 0; local < LOCALS; local++) {
      locals.append(local == 0 ? "" : " (local ").append("$v").append(local);
      locals.append(" i64").append(local == LOCALS - 1 ? "" : ")");
    }
    return locals.toString();
  }

  private void statements(int count, int depth) {
    for (int statement = 0; statement < count; statement++) {
      switch (depth >= SIMPLE ? random.nextInt(6) : random.nextInt(12)) {
        case 0, 1, 2 -> assign();
        case 3 -> append("(i64.store offset=%d (i32.const %d) %s)", random.nextInt(90), 8, value());
        case 4 -> append("(local.set %s (call $help %s))", local(), value());
        case 5 ->
            append(
                "(if (i64.eq (local.get %s) (i64.const %d)) (then (return %s)))",
                local(), random.nextInt(), value());
        case 6 -> nested("(block", depth, "(br_if %d (i64.lt_s %s %s))");
        case 7 -> {
          append("(if (i64.lt_u %s %s) (then", value(), value());
          statements(random.nextInt(6), depth + 1);
          append(") (else");
          statements(random.nextInt(6), depth + 1);
          append("))");
        }
        case 8 -> {
          append("(loop (if (i32.gt_s (local.get $fuel) (i32.const 0)) (then");
          append("(local.set $fuel (i32.sub (local.get $fuel) (i32.const 1)))");
          statements(random.nextInt(5), depth + 1);
          append("(br_if 1 (i64.gt_s %s %s)))))", value(), value());
        }
        case 9 -> switched(depth);
        case 10 -> {
          append("(local.set %s (i64.xor %s (block (result i64)", local(), value());
          statements(random.nextInt(4), depth + 1);
          append("(br_if 0 %s (i64.gt_u %s %s)) (drop) %s)))", value(), value(), value(), value());
        }
        default -> nested("(block", depth, "(br_if %d (i64.ge_u %s %s))");
      }
    }
  }

  private void nested(String opening, int depth, String branch) {
    append(opening);
    statements(random.nextInt(8), depth + 1);
    append(branch.formatted(0, value(), value()));
    statements(random.nextInt(8), depth + 1);
    append(")");
  }

  /** A switch as compilers write it: a nest of blocks around a {@code br_table}. */
  private void switched(int depth) {
    int arms = 3 + random.nextInt(6);
    append("(block $done%d", text.length());
    append("(block ".repeat(arms));
    append("(br_table");
    for (int arm = 0; arm < arms; arm++) {
      append(" %d", arm);
    }
    append("(i32.wrap_i64 (i64.rem_u %s (i64.const %d))))", value(), arms);
    for (int arm = 0; arm < arms; arm++) {
      append(")");
      statements(random.nextInt(5), depth + 2);
      if (random.nextBoolean()) {
        append("(br %d)", arms - 1 - arm);
      }
    }
    append(")");
  }

  private void assign() {
    append(
        "(local.set %s (i64.add %s (i64.load offset=%d (i32.const 8))))",
        local(), value(), random.nextInt(90));
  }

  private String value() {
    return switch (random.nextInt(4)) {
      case 0 -> "(i64.const " + random.nextInt(100) + ")";
      case 1 -> "(i64.rotl (local.get %s) (i64.const %d))".formatted(local(), random.nextInt(63));
      default -> "(local.get " + local() + ")";
    };
  }

  private String local() {
    return "$v" + random.nextInt(LOCALS);
  }

  @SuppressWarnings("AnnotateFormatMethod") // It would be a dependency for one method of a test.
  private void append(String format, Object... values) {
    text.append(values.length == 0 ? format : format.formatted(values)).append('\n');
  }
}
