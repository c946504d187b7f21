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
