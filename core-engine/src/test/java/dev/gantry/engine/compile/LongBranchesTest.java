package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Executor;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A {@code br_table} of so many arms that whatever looks at all of them for each is noticed. */
class LongBranchesTest {
  private static final int ARMS = 20_000;

  /** What an arm does, by its number: it returns, goes on to the next, or back to the branch. */
  private static final String RETURNS = "(return (i32.const %1$d))";

  private static final String FALLS =
      "(local.set $sum (i32.add (i32.mul (local.get $sum) (i32.const 31)) (i32.const %1$d)))";

  private static final String REPEATS =
      """
      (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (i32.const %1$d)))
      (local.set $sum (i32.load (i32.const 8)))
      (br_if $again (i32.gt_s (local.tee $at (i32.sub (local.get $at) (i32.const 7))) (i32.const 0)))
      (br $done)
      """;

  private static String module(String arm) {
    String arms =
        IntStream.range(0, ARMS)
            .mapToObj(number -> ")" + arm.formatted(number))
            .collect(Collectors.joining("\n"));
    String targets =
        IntStream.range(0, ARMS).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    return """
    (module
      (memory 1)
      (func (export "run") (param $at i32) (result i32) (local $sum i32)
        (block $done (loop $again
          %s (br_table %s 0 (local.get $at))
          %s))
        (local.get $sum)))
    """
        .formatted("(block ".repeat(ARMS), targets, arms);
  }

  private static List<Object> outcomes(Executor executor, String text) {
    var engine = Engine.DEFAULT.withExecutor(executor);
    Instance instance =
        Linker.create().link(Module.parse(engine, text)).instantiate(Store.create());
    var outcomes = new ArrayList<Object>();
    for (int index : new int[] {0, 1, 255, 256, 9_999, ARMS - 1, ARMS, -1}) {
      outcomes.add(instance.function("run").call(index));
    }
    return outcomes;
  }

  @ParameterizedTest
  @ValueSource(strings = {RETURNS, FALLS, REPEATS})
  void goWhereTheIndexSays(String arm) {
    String text = module(arm);

    assertThat(outcomes(Executor.COMPILED, text)).isEqualTo(outcomes(Executor.PLAIN, text));
  }

  @ParameterizedTest
  @ValueSource(strings = {RETURNS, FALLS, REPEATS})
  void becomeMethodsThatHotSpotCompiles(String arm) {
    assertThat(HugeBodiesTest.methodSizes(module(arm)))
        .hasSizeGreaterThan(20)
        .allMatch(size -> size < HugeBodiesTest.HUGE);
  }
}
