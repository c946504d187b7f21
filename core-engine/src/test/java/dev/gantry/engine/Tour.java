package dev.gantry.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.time.Duration;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The examples of the package's tour: compiled and run with the tests, shown in the javadoc. */
final class Tour {
  private Tour() {}

  static List<@Nullable Object> firstCall() {
    // @start region="first-call"
    var module =
        Module.parse(
            """
            (module
              (func (export "add") (param i32 i32) (result i32)
                (i32.add (local.get 0) (local.get 1))))
            """);
    var instance = Linker.create().link(module).instantiate(Store.create());
    var sum = instance.function("add").call(1, 2);
    // @end
    return sum;
  }

  static int typedCall(Instance instance) {
    // @start region="typed-call"
    var add = instance.function("add").as(IntBinaryOperator.class);
    int sum = add.applyAsInt(1, 2);
    // @end
    return sum;
  }

  static Linker hostFunction(List<Integer> numbers) {
    // @start region="host-function"
    var linker =
        Linker.create()
            .function("env", "note", IntConsumer.class, numbers::add)
            .function(
                "env",
                "divide",
                FunctionType.of(NumberType.I64, NumberType.I64)
                    .returning(NumberType.I64, NumberType.I64),
                arguments -> {
                  long dividend = (long) arguments[0];
                  long divisor = (long) arguments[1];
                  return new Object[] {dividend / divisor, dividend % divisor};
                });
    // @end
    return linker;
  }

  static int memory(Instance instance) {
    // @start region="memory"
    Memory memory = instance.memory("memory");
    memory.write(16, new byte[] {'h', 'i'});
    memory.writeInt(32, 0x0102_0304);
    int sum = memory.lend(16, 2, bytes -> bytes.get(JAVA_BYTE, 0) + bytes.get(JAVA_BYTE, 1));
    // @end
    return sum;
  }

  static MemoryBudget pool() {
    // @start region="pool"
    var pool = MemoryBudget.of(1L << 30).reusing(256 << 20);
    // @end
    return pool;
  }

  static @Nullable Object perRequest(LinkedModule linked, MemoryBudget pool, int request) {
    // @start region="per-request"
    try (var store = Store.create(StoreLimits.DEFAULT, pool)) {
      return linked.instantiate(store).function("answer").call(request).getFirst();
    }
    // @end
  }

  static String contained(Module stranger) {
    // @start region="contained"
    var store = Store.create(StoreLimits.DEFAULT.withMemoryBytes(64 << 20));
    store.setFuel(10_000_000);
    store.setDeadline(Duration.ofSeconds(10));
    try {
      Linker.create().link(stranger).instantiate(store).function("run").call();
      return "done";
    } catch (TrapException | ExhaustedException failure) {
      return failure.getMessage() + " in " + failure.guestFrames();
    }
    // @end
  }
}
