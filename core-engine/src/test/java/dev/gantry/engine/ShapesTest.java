package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Shapes of modules that have broken other engines. */
@ParameterizedClass
@EnumSource
@Timeout(60)
class ShapesTest {
  private final Guests guests;

  ShapesTest(Executor executor) {
    guests = new Guests(executor);
  }

  private Object run(String fields, Object... arguments) {
    return guests.instance(fields).function("run").call(arguments).getFirst();
  }

  @Test
  void runsFiveThousandNestedBlocks() {
    int depth = 5000;
    String body = "block ".repeat(depth) + "br " + (depth - 1) + " end".repeat(depth);

    assertThat(run("(func (export \"run\") (result i32) " + body + " i32.const 42)")).isEqualTo(42);
  }

  @Test
  void runsABranchTableOfTenThousandTargets() {
    String table =
        IntStream.range(0, 10_000).mapToObj(i -> i % 2 + "").collect(Collectors.joining(" "));
    String fields =
        """
        (func (export "run") (param i32) (result i32)
          (block (block (br_table %s 2 (local.get 0))) (return (i32.const 0)))
          (i32.const 1))
        """
            .formatted(table)
            .replace(" 2 (local", " 1 (local");

    assertThat(run(fields, 0)).isEqualTo(0);
    assertThat(run(fields, 9_999)).isEqualTo(1);
    assertThat(run(fields, -1)).isEqualTo(1);
  }

  @Test
  void runsABranchTableOfSeventyThousandTargets() {
    int arms = 64;
    String table =
        IntStream.range(0, 70_000)
            .mapToObj(i -> i * 7 % arms + "")
            .collect(Collectors.joining(" "));
    String ends =
        IntStream.range(0, arms)
            .mapToObj(") (return (i32.const %d))"::formatted)
            .collect(Collectors.joining());
    String fields =
        """
        (func (export "run") (param i32) (result i32)
          %s (br_table %s 3 (local.get 0)) %s)
        """
            .formatted("(block ".repeat(arms), table, ends);

    for (int index : new int[] {0, 1, 9, 16_383, 16_384, 40_000, 69_999}) {
      assertThat(run(fields, index)).isEqualTo(index * 7 % arms);
    }
    assertThat(run(fields, 70_000)).isEqualTo(3);
    assertThat(run(fields, -1)).isEqualTo(3);
  }

  @Test
  void runsABranchTableOfTwentyThousandArms() {
    int arms = 20_000;
    String table = IntStream.range(0, arms).mapToObj(i -> i + "").collect(Collectors.joining(" "));
    String ends =
        IntStream.range(0, arms)
            .mapToObj(") (return (i32.const %d))"::formatted)
            .collect(Collectors.joining());
    String fields =
        """
        (func (export "run") (param i32) (result i32)
          %s (br_table %s 0 (local.get 0)) %s)
        """
            .formatted("(block ".repeat(arms), table, ends);

    assertThat(run(fields, 15_000)).isEqualTo(15_000);
  }

  /** What a function of 100 KB and more does again and again. */
  private static final String STEP =
      "(local.set $v (i32.add (i32.mul (local.get $v) (i32.const 31)) (local.get $p)))";

  private static int steps(int value, int count) {
    int result = 0;
    for (int step = 0; step < count; step++) {
      result = result * 31 + value;
    }
    return result;
  }

  @Test
  void runsAHugeFunctionThatCallsInPlaceOfAReturn() {
    int count = 6000;
    String step = STEP + "(if (i32.eq (local.get $v) (i32.const %d)) (then %s))";
    String call = "(return_call $add (local.get $v) (i32.const 1000))";
    int found = steps(5, 3000);
    String fields =
        """
        (func $add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
        (func (export "run") (param $p i32) (result i32) (local $v i32) %s %s)
        """
            .formatted(step.formatted(found, call).repeat(count), call);

    assertThat(run(fields, 5)).isEqualTo(found + 1000);
    assertThat(run(fields, 0)).isEqualTo(1000);
  }

  @Test
  void runsAHugeFunctionWhoseHandlersWantItsLocals() {
    int count = 6000;
    String fields =
        """
        (tag $t)
        (func $check (param i32 i32)
          (if (i32.eq (local.get 0) (local.get 1)) (then (throw $t))))
        (func (export "run") (param $p i32) (param $found i32) (result i32) (local $v i32)
          (block $caught (try_table (catch $t $caught) %s))
          (local.get $v))
        """
            .formatted((STEP + "(call $check (local.get $v) (local.get $found))").repeat(count));

    assertThat(run(fields, 5, steps(5, 3000))).isEqualTo(steps(5, 3000));
    assertThat(run(fields, 5, 1)).isEqualTo(steps(5, count));
  }

  @Test
  void runsAFunctionWithFiftyThousandLocals() {
    String locals = "i64 ".repeat(49_999);
    String fields =
        """
        (func (export "run") (param i64) (result i64) (local %s)
          (local.set 49999 (local.get 0)) (i64.add (local.get 49999) (local.get 25000)))
        """
            .formatted(locals);

    assertThat(run(fields, 7L)).isEqualTo(7L);
  }

  @Test
  void runsOneOfAHundredThousandFunctions() {
    String functions = "(func (result i32) (i32.const 9))".repeat(100_000);

    assertThat(run(functions + "(func (export \"run\") (result i32) (call 77777))")).isEqualTo(9);
  }

  @Test
  void returnsAThousandResults() {
    String results = "i32 ".repeat(1000);
    String values =
        IntStream.range(0, 1000).mapToObj(i -> "i32.const " + i).collect(Collectors.joining(" "));
    Instance guest =
        guests.instance(
            "(func $many (result %s) %s)".formatted(results, values),
            "(func (export \"run\") (result %s) (call $many))".formatted(results));

    assertThat(guest.function("run").call()).isEqualTo(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void returnsLongsAndVectorsBesideEachOther() {
    String fields =
        """
        (func $mixed (result i32 v128 i64 i64 v128 i64 i64)
          (i32.const 1) (v128.const i64x2 2 3) (i64.const 4) (i64.const 5)
          (v128.const i64x2 6 7) (i64.const 8) (i64.const 9))
        (func $digits (param i32 v128 i64 i64 v128 i64 i64) (result i64)
          (i64.extend_i32_u (local.get 0))
          (i64.add (i64.mul (i64.const 10)) (i64x2.extract_lane 0 (local.get 1)))
          (i64.add (i64.mul (i64.const 10)) (i64x2.extract_lane 1 (local.get 1)))
          (i64.add (i64.mul (i64.const 10)) (local.get 2))
          (i64.add (i64.mul (i64.const 10)) (local.get 3))
          (i64.add (i64.mul (i64.const 10)) (i64x2.extract_lane 0 (local.get 4)))
          (i64.add (i64.mul (i64.const 10)) (i64x2.extract_lane 1 (local.get 4)))
          (i64.add (i64.mul (i64.const 10)) (local.get 5))
          (i64.add (i64.mul (i64.const 10)) (local.get 6)))
        (func (export "run") (result i64) (return_call $digits (call $mixed)))
        """;

    assertThat(run(fields)).isEqualTo(123_456_789L);
  }

  @Test
  void passesMoreParametersThanAMethodOfJavaHas() {
    int count = 600;
    String fields =
        """
        (func $inner (param %1$s) (result i64)
          (i64.add (local.get 0) (i64.add (local.get 300) (local.get 599))))
        (func (export "run") (param %1$s) (result i64) (call $inner %2$s))
        """
            .formatted(
                "i64 ".repeat(count),
                IntStream.range(0, count)
                    .mapToObj("(local.get %d)"::formatted)
                    .collect(Collectors.joining(" ")));
    Object[] arguments = IntStream.range(0, count).mapToObj(i -> (Object) (long) i).toArray();

    assertThat(run(fields, arguments)).isEqualTo(899L);
  }

  @Test
  void callsEachOtherInTailPositionTenMillionTimes() {
    String fields =
        """
        (func $even (export "run") (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 1))))
          (return_call $odd (i32.sub (local.get 0) (i32.const 1))))
        (func $odd (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 0))))
          (return_call $even (i32.sub (local.get 0) (i32.const 1))))
        """;

    assertThat(run(fields, 10_000_000)).isEqualTo(1);
  }

  @Test
  void callsInPlaceOfAReturnWhatCallsItselfSo() {
    String fields =
        """
        (func $count (param i32 i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (local.get 1))))
          (return_call $count
            (i32.sub (local.get 0) (i32.const 1)) (i32.add (local.get 1) (i32.const 2))))
        (func (export "run") (param i32) (result i32)
          (return_call $count (local.get 0) (i32.const 0)))
        """;

    assertThat(run(fields, 1_000_000)).isEqualTo(2_000_000);
  }

  @Test
  void throwsAMillionExceptions() {
    String fields =
        """
        (tag $t (param i32))
        (func $throw (param i32) (throw $t (local.get 0)))
        (func (export "run") (param i32) (result i32)
          (local $sum i32)
          (loop $again
            (block $caught (result i32)
              (try_table (catch $t $caught) (call $throw (local.get 0)))
              (unreachable))
            (local.set $sum (i32.add (local.get $sum)))
            (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
          (local.get $sum))
        """;

    assertThat(run(fields, 1_000_000)).isEqualTo((int) (1_000_000L * 1_000_001L / 2));
  }

  @Test
  void callsTwoThousandFunctionsOfOneTypeThroughATable() {
    int count = 2000;
    String functions =
        IntStream.range(0, count)
            .mapToObj("(func (type $t) (i64.add (local.get 0) (i64.const %d)))"::formatted)
            .collect(Collectors.joining());
    String fields =
        """
        (type $t (func (param i64 f64) (result i64)))
        (table funcref (elem %s))
        %s
        (func (export "run") (result i64) (local $i i32) (local $sum i64)
          (loop $next
            (local.set $sum (call_indirect (type $t) (local.get $sum) (f64.const 0)
              (i32.rem_u (local.get $i) (i32.const %3$d))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br_if $next (i32.lt_u (local.get $i) (i32.const %4$d))))
          (local.get $sum))
        """
            .formatted(indices(count), functions, count, 50 * count);

    assertThat(run(fields)).isEqualTo(50L * count * (count - 1) / 2);
  }

  private static String indices(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).collect(Collectors.joining(" "));
  }

  @Test
  void keepsLocalsBesideMoreParametersThanAMethodOfJavaHas() {
    String fields =
        """
        (func $inner (param %s) (result i64) (local $sum i64) (local $i i32)
          (loop $next
            (local.set $sum (i64.add (local.get $sum) (i64.add (local.get 7) (local.get 299))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br_if $next (i32.lt_u (local.get $i) (i32.const 1000))))
          (local.get $sum))
        (func (export "run") (result i64) (call $inner %s))
        """
            .formatted(
                "i64 ".repeat(300),
                IntStream.range(0, 300)
                    .mapToObj("(i64.const %d)"::formatted)
                    .collect(Collectors.joining(" ")));

    assertThat(run(fields)).isEqualTo(306_000L);
  }

  @Test
  void branchesFourThousandWaysInALoop() {
    int ways = 4096;
    String arms =
        IntStream.range(0, ways)
            .mapToObj(
                way ->
                    ") (local.set $sum (i32.add (i32.mul (local.get $sum) (i32.const 31))"
                        + " (i32.const "
                        + way
                        + "))) (br $next)\n")
            .collect(Collectors.joining());
    String fields =
        """
        (func (export "run") (param $count i32) (result i32) (local $sum i32)
          (block $done (loop $next
            (br_if $done (i32.eqz (local.get $count)))
            (local.set $count (i32.sub (local.get $count) (i32.const 1)))
            %s (br_table %s (i32.and (local.get $sum) (i32.const 4095)))
            %s))
          (local.get $sum))
        """
            .formatted("(block ".repeat(ways), indices(ways), arms);
    int sum = 0;
    for (int round = 0; round < 300_000; round++) {
      sum = sum * 31 + (sum & (ways - 1));
    }

    assertThat(run(fields, 300_000)).isEqualTo(sum);
  }

  @Test
  void runsAFunctionOfTwoHundredKilobytesInALoop() {
    int statements = 16_000;
    String body =
        IntStream.range(0, statements)
            .mapToObj(
                i ->
                    "(local.set $x (i32.rotl (i32.add (i32.xor (local.get $x) (i32.const %d))"
                            .formatted(i * 31)
                        + " (i32.load (i32.and (local.get $x) (i32.const 0xFFC)))) (i32.const 7)))"
                        + (i % 8 == 0
                            ? "(i32.store (i32.const %d) (local.get $x))".formatted(i % 4096)
                            : ""))
            .collect(Collectors.joining("\n"));
    String fields =
        """
        (memory 1)
        (func $big (param $x i32) (result i32) %s (local.get $x))
        (func (export "run") (param $count i32) (result i32) (local $x i32)
          (loop $next
            (local.set $x (call $big (local.get $x)))
            (br_if $next (local.tee $count (i32.sub (local.get $count) (i32.const 1)))))
          (local.get $x))
        """
            .formatted(body);
    int[] memory = new int[1024 + 1];
    int x = 0;
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < statements; i++) {
        x = Integer.rotateLeft((x ^ i * 31) + memory[(x & 0xFFC) / 4], 7);
        if (i % 8 == 0) {
          memory[i % 4096 / 4] = x;
        }
      }
    }

    assertThat(run(fields, 100)).isEqualTo(x);
  }
}
