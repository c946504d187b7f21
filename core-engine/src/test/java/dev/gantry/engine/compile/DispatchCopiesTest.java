package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Executor;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchCopiesTest {

  /** An interpreter of some opcodes whose arms go back to the loop, some of them in two ways. */
  private static String interpreter(int opcodes) {
    String arms =
        IntStream.range(0, opcodes)
            .mapToObj(
                opcode ->
                    """
                    )
                    (local.set $sum (i32.add (i32.rotl (local.get $sum) (i32.const %1$d))
                      (i32.const %1$d)))
                    (br_if $next (i32.and (local.get $sum) (i32.const 1)))
                    (local.set $sum (i32.xor (local.get $sum) (local.get $pc)))
                    (br $next)
                    """
                        .formatted(opcode))
            .collect(Collectors.joining());
    String targets =
        IntStream.range(0, opcodes).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    return """
    (module
      (memory 1)
      (func (export "run") (param $count i32) (result i32) (local $pc i32) (local $sum i32)
        (loop $next
          (local.set $pc (i32.add (local.get $pc) (i32.const 1)))
          (block $done
            %s
            (br_table %s $done
              (select (i32.rem_u (i32.mul (local.get $pc) (i32.const 0x9E3779B1)) (i32.const %d))
                (i32.const -1)
                (i32.lt_u (local.get $pc) (local.get $count))))
            %s)
          )
        (local.get $sum)))
    """
        .formatted("(block ".repeat(opcodes), targets, opcodes, arms);
  }

  private static List<Object> outcome(Executor executor, String text) {
    Store store = Store.create();
    store.setFuel(1L << 40);
    Instance metered = instance(executor, text, store);
    Instance free = instance(executor, text, Store.create());
    return List.of(
        metered.function("run").call(5000), free.function("run").call(20_000), store.fuel());
  }

  private static Instance instance(Executor executor, String text, Store store) {
    return Linker.create()
        .link(Module.parse(Engine.DEFAULT.withExecutor(executor), text))
        .instantiate(store);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 8, 20, 37})
  void computeTheSameAndTakeTheSameFuel(int opcodes) {
    String text = interpreter(opcodes);

    assertThat(outcome(Executor.COMPILED, text)).isEqualTo(outcome(Executor.PLAIN, text));
  }

  @Test
  void standInOneMethodWithTheArms() {
    assertThat(HugeBodiesTest.methodSizes(interpreter(37)))
        .singleElement()
        .satisfies(size -> assertThat(size).isBetween(2000, HugeBodiesTest.HUGE));
  }
}
