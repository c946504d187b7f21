package dev.gantry.engine.generate;

import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineException;
import dev.gantry.engine.Executor;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Memory;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.StoreLimits;
import dev.gantry.engine.TrapException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All that can be seen of a generated module after it has run. */
record Outcome(List<String> calls, List<String> globals, List<String> memories, long fuelLeft) {
  private static final int[] ARGUMENTS = {0, 5, -1};
  private static final long PLENTY_OF_FUEL = 1L << 40;

  /** How the store holds guests in, of which compiled code has a form each. */
  enum Containment {
    INTERRUPTIBLE,
    NOT_INTERRUPTIBLE,
    METERED,
    COUNTED;

    private Store store() {
      return switch (this) {
        case NOT_INTERRUPTIBLE -> Store.create();
        case INTERRUPTIBLE -> Store.create(StoreLimits.DEFAULT.withInterruption());
        case METERED -> {
          var store = Store.create();
          store.setFuel(PLENTY_OF_FUEL);
          yield store;
        }
        case COUNTED -> Store.create(StoreLimits.DEFAULT.withCallDepth(10_000));
      };
    }
  }

  /** {@return what happens when each function is called, again and again, in one instance} */
  static Outcome of(Executor executor, Containment containment, byte[] binary) {
    return of(Engine.DEFAULT.withExecutor(executor), containment, binary);
  }

  /** {@return the same on an engine} */
  static Outcome of(Engine engine, Containment containment, byte[] binary) {
    var store = containment.store();
    var module = Module.of(engine, binary);
    var instance = Linker.create().link(module).instantiate(store);
    var calls = new ArrayList<String>();
    for (int argument : ARGUMENTS) {
      for (var name : ModuleGenerator.functionNames()) {
        calls.add("%s(%d): %s".formatted(name, argument, call(instance, name, argument)));
      }
    }
    var globals =
        List.of("i32", "i64", "f32", "f64", "v128").stream()
            .map(name -> name + ": " + instance.global(name).value())
            .toList();
    var memories =
        List.of("narrow", "wide", "shared").stream()
            .map(name -> name + ": " + digest(instance.memory(name)))
            .toList();
    return new Outcome(calls, globals, memories, store.fuel());
  }

  private static String call(Instance instance, String name, int argument) {
    try {
      return instance.function(name).call(argument).toString();
    } catch (TrapException trap) {
      return trap.trap().text();
    } catch (EngineException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String digest(Memory memory) {
    long[] words = new long[(int) (memory.byteLength() / Long.BYTES)];
    for (int i = 0; i < words.length; i++) {
      words[i] = memory.readLong((long) i * Long.BYTES);
    }
    return "%d pages, %x".formatted(memory.pageCount(), Arrays.hashCode(words));
  }
}
