package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shapes of modules that have broken other engines. */
@Timeout(60)
class ShapesTest {

  private static Object run(String fields, Object... arguments) {
    return Guests.instance(fields).function("run").call(arguments).getFirst();
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
        Guests.instance(
            "(func $many (result %s) %s)".formatted(results, values),
            "(func (export \"run\") (result %s) (call $many))".formatted(results));

    assertThat(guest.function("run").call()).isEqualTo(IntStream.range(0, 1000).boxed().toList());
  }

  @Test
  void passesMoreParametersThanAMethodOfJavaHas() {
    int count = 600;
    String fields =
        """
        (import "host" "f" (func $f (param %1$s) (result i64)))
        (func $inner (param %1$s) (result i64) (call $f %2$s))
        (func (export "run") (param %1$s) (result i64) (call $inner %2$s))
        """
            .formatted(
                "i64 ".repeat(count),
                IntStream.range(0, count)
                    .mapToObj("(local.get %d)"::formatted)
                    .collect(Collectors.joining(" ")));
    var type =
        new FunctionType(Collections.nCopies(count, NumberType.I64), List.of(NumberType.I64));
    var linker =
        Linker.create()
            .function(
                "host",
                "f",
                type,
                arguments ->
                    new Object[] {Arrays.stream(arguments).mapToLong(n -> (long) n).sum()});
    Object[] arguments = IntStream.range(0, count).mapToObj(i -> (Object) (long) i).toArray();

    assertThat(Guests.instance(Store.create(), linker, fields).function("run").call(arguments))
        .containsExactly(count * (count - 1L) / 2);
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
}
