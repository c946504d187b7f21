package dev.gantry.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.engine.script.CommandResult.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptRunnerTest {

  private static ScriptReport run(String... lines) {
    return run("test.wast", Expectations.NONE, lines);
  }

  private static ScriptReport run(String file, Expectations expectations, String... lines) {
    return ScriptRunner.of(expectations, new ModuleDialect())
        .run(
            ScriptOptions.DEFAULT, file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void namesEachAssertionByItsPlace() {
    var report =
        run(
            "(module (func (export \"one\") (result i32) (i32.const 1)))",
            "(assert_return (invoke \"one\") (i32.const 1))",
            "(assert_return (invoke \"one\") (i32.const 2))");

    assertThat(report.results())
        .extracting(CommandResult::toString)
        .containsExactly(
            "test.wast:2 assert_return",
            "test.wast:3 assert_return: expected [(i32.const 2)], found [(i32.const 1)]");
    assertThat(report.count(Verdict.PASSED)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource
  void comparesResultsWithPatterns(
      String result, String constant, String pattern, boolean matches) {
    var report =
        run(
            "(module (func (export \"f\") (result %s) %s))".formatted(result, constant),
            "(assert_return (invoke \"f\") %s)".formatted(pattern));

    assertThat(report.failures().isEmpty()).isEqualTo(matches);
    assertThat(report.results()).hasSize(1);
  }

  static List<Arguments> comparesResultsWithPatterns() {
    return List.of(
        arguments("i64", "(i64.const -1)", "(i64.const 0xffff_ffff_ffff_ffff)", true),
        arguments("f32", "(f32.const nan)", "(f32.const nan:canonical)", true),
        arguments("f32", "(f32.const -nan)", "(f32.const nan:canonical)", true),
        arguments("f32", "(f32.const nan:0x600000)", "(f32.const nan:canonical)", false),
        arguments("f32", "(f32.const nan:0x600000)", "(f32.const nan:arithmetic)", true),
        arguments("f64", "(f64.const nan:0x1)", "(f64.const nan:arithmetic)", false),
        arguments("f64", "(f64.const -0)", "(f64.const 0)", false),
        arguments(
            "v128",
            "(v128.const f32x4 1 nan 2 nan:0x600000)",
            "(v128.const f32x4 1 nan:canonical 2 nan:arithmetic)",
            true),
        arguments("i32", "(i32.const 2)", "(either (i32.const 1) (i32.const 2))", true),
        arguments("i32", "(i32.const 3)", "(either (i32.const 1) (i32.const 2))", false),
        arguments("funcref", "(ref.null func)", "(ref.null)", true),
        arguments("i31ref", "(ref.i31 (i32.const 1))", "(ref.i31)", true),
        arguments("i31ref", "(ref.i31 (i32.const 1))", "(ref.struct)", false),
        arguments("i32 i32", "(i32.const 1) (i32.const 2)", "(i32.const 1) (i32.const 2)", true),
        arguments("i32 i32", "(i32.const 1) (i32.const 2)", "(i32.const 1)", false));
  }

  @ParameterizedTest
  @MethodSource
  void tellsOutcomesApart(String command, String verdict) {
    var report =
        run(
            "(module $m (func (export \"trap\") (unreachable)) "
                + "(tag $t) (func (export \"throw\") (throw $t)) "
                + "(func $deep (export \"deep\") (call $deep)) (func (export \"ok\")))",
            command);

    assertThat(report.results()).hasSize(1);
    assertThat(report.results().getFirst().detail()).isEqualTo(verdict);
  }

  static List<Arguments> tellsOutcomesApart() {
    return List.of(
        arguments("(assert_trap (invoke \"trap\") \"unreachable\")", ""),
        arguments(
            "(assert_trap (invoke \"trap\") \"integer overflow\")",
            "expected a trap (integer overflow), found a trap (unreachable)"),
        arguments(
            "(assert_trap (invoke \"ok\") \"unreachable\")",
            "expected a trap (unreachable), found success"),
        arguments("(assert_exception (invoke \"throw\"))", ""),
        arguments("(assert_exhaustion (invoke \"deep\") \"call stack exhausted\")", ""),
        arguments("(assert_invalid (module (func (result i32))) \"type mismatch\")", ""),
        arguments("(assert_malformed (module quote \"(func\") \"unexpected token\")", ""),
        arguments(
            "(assert_unlinkable (module (import \"a\" \"b\" (func))) \"unknown import\")", ""),
        arguments("(assert_trap (module (func $f unreachable) (start $f)) \"unreachable\")", ""),
        arguments("(assert_return (invoke $other \"ok\"))", "no instance $other"),
        arguments("(frobnicate)", "unknown command frobnicate"));
  }

  @Test
  void linksModulesThatAreRegistered() {
    var report =
        run(
            "(module definition $d (global (export \"g\") (mut i32) (i32.const 0))",
            "  (func (export \"set\") (param i32) (global.set 0 (local.get 0))))",
            "(module instance $one $d)",
            "(module instance $two $d)",
            "(register \"one\" $one)",
            "(module (import \"one\" \"g\" (global (mut i32)))",
            "  (func (export \"get\") (result i32) (global.get 0)))",
            "(invoke $one \"set\" (i32.const 7))",
            "(assert_return (invoke \"get\") (i32.const 7))",
            "(assert_return (get $one \"g\") (i32.const 7))",
            "(assert_return (get $two \"g\") (i32.const 0))");

    assertThat(report.failures()).isEmpty();
    assertThat(report.count(Verdict.PASSED)).isEqualTo(3);
  }

  @Test
  void runsThreadsOverSharedMemory() {
    var report =
        run(
            "test/proposals/threads/test.wast",
            Expectations.NONE,
            "(module $Mem (memory (export \"shared\") 1 1 shared))",
            "(thread $T (shared (module $Mem))",
            "  (register \"mem\" $Mem)",
            "  (module (memory (import \"mem\" \"shared\") 1 1 shared)",
            "    (func (export \"run\") (i32.atomic.store (i32.const 0) (i32.const 42))))",
            "  (invoke \"run\")",
            "  (assert_return (invoke \"run\")))",
            "(wait $T)",
            "(register \"mem\" $Mem)",
            "(module (memory (import \"mem\" \"shared\") 1 1 shared)",
            "  (func (export \"get\") (result i32) (i32.atomic.load (i32.const 0))))",
            "(assert_return (invoke \"get\") (i32.const 42))");

    assertThat(report.failures()).isEmpty();
    assertThat(report.count(Verdict.PASSED)).isEqualTo(2);
  }

  @Test
  void readsAModuleWithoutParenthesesAroundIt() {
    assertThat(run("(func) (memory 0) (func (export \"f\"))").results()).isEmpty();
    assertThat(run("(func) (frob)").failures()).hasSize(1);
  }

  @Test
  void skipsAndAcceptsWhatIsListed() {
    var expectations =
        Expectations.parse(
            """
            # Comment
            skip a/skipped.wast the whole file
            fails b.wast:2 a listed failure
            message b.wast:3 "unreachable" other words
            """);
    String module = "(module (func (export \"f\") unreachable))";
    String trap = "(assert_trap (invoke \"f\") \"out of fuel\")";

    assertThat(run("x/a/skipped.wast", expectations, module, trap).results())
        .extracting(CommandResult::verdict, CommandResult::detail)
        .containsExactly(tuple(Verdict.SKIPPED, "the whole file"));
    assertThat(run("b.wast", expectations, module, trap, trap, trap).results())
        .extracting(CommandResult::verdict)
        .containsExactly(Verdict.SKIPPED, Verdict.PASSED, Verdict.FAILED);
  }

  @Test
  void onlyChecksWhatTheReferenceToolsOnlyCheck() {
    var report =
        run(
            ";; RUN: wast --assert default \\",
            ";;   --features=-simd %",
            "(module (import \"\" \"\" (func)) (func (export \"f\") unreachable))",
            "(assert_return (invoke \"f\"))",
            "(assert_invalid (module (func (drop (v128.const i32x4 0 0 0 0)))) \"any words\")",
            "(assert_malformed (module (func (drop (i32.const 0)))) \"any words\")");

    assertThat(report.results())
        .extracting(CommandResult::command, CommandResult::verdict)
        .containsExactly(
            tuple("assert_invalid", Verdict.PASSED), tuple("assert_malformed", Verdict.FAILED));
  }

  @Test
  void skipsScriptsOfFeaturesThatAreUnknown() {
    var report =
        run(";;! stack_switching = true", "(assert_invalid (module (func (result i32))) \"\")");

    assertThat(report.results())
        .extracting(CommandResult::detail)
        .containsExactly("needs the feature stack-switching");
  }
}
