package dev.gantry.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Large memories of new stores in the arrays of closed ones, where only pages that were written are
 * restored.
 */
@ParameterizedClass
@EnumSource
class MarkedMemoryTest {
  private static final int PAGES = 64;
  private static final int LENGTH = PAGES << 16;

  /** What one mark stands for. */
  private static final int MARKED = 1 << 12;

  private static final String MEMORY =
      """
      (memory $m (export "memory") 64)
      (data (i32.const 3) "low")
      (data (i32.const 0x2fffe) "across")
      (data (i32.const 0x3ffff8) "the end.")
      (data $passive "0123456789abcdef")
      """;

  private final Engine engine;
  private final MemoryBudget budget = MemoryBudget.unlimited().reusing(8L * LENGTH);

  MarkedMemoryTest(Executor executor) {
    engine = Engine.DEFAULT.withExecutor(executor);
  }

  private Module module(String... fields) {
    return Module.parse(engine, "(module " + String.join("\n", fields) + ")");
  }

  private Store store() {
    return Store.create(StoreLimits.DEFAULT, budget);
  }

  private static byte[] image() {
    byte[] image = new byte[LENGTH];
    System.arraycopy("low".getBytes(UTF_8), 0, image, 3, 3);
    System.arraycopy("across".getBytes(UTF_8), 0, image, 0x2fffe, 6);
    System.arraycopy("the end.".getBytes(UTF_8), 0, image, 0x3ffff8, 8);
    return image;
  }

  /** Lets someone use an instance, and looks at the one that comes after it. */
  private void assertLeavesNothing(LinkedModule linked, Consumer<Instance> user) {
    for (int round = 0; round < 2; round++) {
      Store store = store();
      Instance used = linked.instantiate(store);
      user.accept(used);
      store.close();

      Store next = store();
      Memory memory = linked.instantiate(next).memory("memory");

      assertThat(memory.byteLength()).isEqualTo(LENGTH);
      assertThat(Arrays.mismatch(memory.read(0, LENGTH), image())).isEqualTo(-1);
      next.close();
    }
  }

  /** Addresses up to 17 bytes before the end of a marked page, and in stretches with data. */
  private static void forEachPlace(IntConsumer use) {
    for (int place = 0; place <= 17; place++) {
      use.accept((4 * place + 8) * MARKED - place);
    }
    use.accept(0);
    use.accept(0x2fff0);
  }

  private static List<String> writes() {
    var writes = new ArrayList<String>();
    Stream.of("i32.store", "i32.store8", "i32.store16", "i32.atomic.store", "i32.atomic.store8")
        .forEach(store -> writes.add(store + " (local.get $at) (i32.const -1)"));
    Stream.of("i64.store", "i64.store8", "i64.store16", "i64.store32", "i64.atomic.store")
        .forEach(store -> writes.add(store + " (local.get $at) (i64.const -1)"));
    writes.add("f32.store (local.get $at) (f32.const 1.5)");
    writes.add("f64.store (local.get $at) (f64.const 1.1)");
    writes.add("i32.store offset=11 (local.get $at) (i32.const -1)");
    writes.add("i64.store offset=70000 (local.get $at) (i64.const -1)");
    writes.add("v128.store (local.get $at) (v128.const i64x2 -1 -1)");
    writes.add("v128.store offset=5 (local.get $at) (v128.const i64x2 -1 -1)");
    Stream.of(8, 16, 32, 64)
        .forEach(
            bits ->
                writes.add(
                    "v128.store%d_lane 1 (local.get $at) (v128.const i64x2 -1 -1)"
                        .formatted(bits)));
    Stream.of("add", "sub", "or", "xor", "xchg")
        .forEach(
            rmw -> {
              writes.add("drop (i32.atomic.rmw.%s (local.get $at) (i32.const 77))".formatted(rmw));
              writes.add(
                  "drop (i64.atomic.rmw16.%s_u (local.get $at) (i64.const 77))".formatted(rmw));
            });
    writes.add("drop (i32.atomic.rmw.and (local.get $at) (i32.const 0))");
    writes.add("drop (i64.atomic.rmw.cmpxchg (local.get $at) (i64.const 0) (i64.const 5))");
    writes.add("memory.fill (local.get $at) (i32.const 255) (i32.const 5000)");
    writes.add("memory.fill (local.get $at) (i32.const 255) (i32.const 1)");
    writes.add("memory.copy (local.get $at) (i32.const 1) (i32.const 9)");
    writes.add("memory.init $passive (local.get $at) (i32.const 0) (i32.const 16)");
    return writes;
  }

  private static String function(String name, String body) {
    return "(func (export \"%s\") (param $at i32) (local $n i32) %s)".formatted(name, body);
  }

  private static String direct(String write) {
    return function("direct", "(%s)".formatted(write));
  }

  private static String looping(String write) {
    return function(
        "looping",
        """
        (loop $again
          (%s)
          (local.set $n (i32.add (local.get $n) (i32.const 1)))
          (br_if $again (i32.lt_u (local.get $n) (i32.const 3))))
        """
            .formatted(write));
  }

  @Test
  void theArrayIsKeptWithItsMarks() {
    var linked = Linker.create().link(module(MEMORY, direct(writes().getFirst())));
    for (int user = 0; user < 3; user++) {
      Store store = store();
      linked.instantiate(store).function("direct").call(5 * MARKED);
      assertThat(budget.idle().byteLength()).isZero();
      store.close();
      assertThat(budget.idle().byteLength()).isBetween((long) LENGTH, LENGTH + (1L << 20));
    }
  }

  @Test
  void whateverInstructionsWriteIsRestored() {
    for (String write : writes()) {
      int alignment = write.contains("atomic") ? 8 : 1;
      var linked = Linker.create().link(module(MEMORY, direct(write), looping(write)));
      for (String name : List.of("direct", "looping")) {
        assertLeavesNothing(
            linked, guest -> forEachPlace(at -> guest.function(name).call(at & -alignment)));
      }
    }
  }

  @Test
  void whatTheHostWritesIsRestored() {
    var linked = Linker.create().link(module(MEMORY));
    List<HostWrite> writes =
        List.of(
            (memory, at) -> memory.writeByte(at, (byte) -1),
            (memory, at) -> memory.writeShort(at, (short) -1),
            (memory, at) -> memory.writeInt(at, -1),
            (memory, at) -> memory.writeLong(at, -1),
            (memory, at) -> memory.write(at, new byte[] {1, 2, 3}),
            (memory, at) -> memory.fill(at, 10_000, (byte) 7),
            (memory, at) -> memory.copy(at, memory, 3, 3),
            (memory, at) -> memory.lend(at, 5000, lent -> lent.fill((byte) 9)));
    for (HostWrite write : writes) {
      assertLeavesNothing(
          linked, guest -> forEachPlace(at -> write.to(guest.memory("memory"), at)));
    }
  }

  private interface HostWrite {
    void to(Memory memory, int at);
  }

  @Test
  void whatAnotherModuleWritesIsRestored() {
    var owner = Linker.create().link(module(MEMORY));
    Module writer =
        module(
            "(import \"owner\" \"memory\" (memory 1))",
            function("store", "(i64.store (local.get $at) (i64.const -1))"));
    for (int user = 0; user < 4; user++) {
      Store store = store();
      Instance guest = owner.instantiate(store);
      Instance other = Linker.create().instance("owner", guest).link(writer).instantiate(store);
      assertThat(guest.memory("memory").read(0, LENGTH)).isEqualTo(image());
      forEachPlace(at -> other.function("store").call(at));
      store.close();
    }
  }

  @Test
  void whatHasGrownIsRestored() {
    var linked =
        Linker.create()
            .link(
                module(
                    MEMORY,
                    function("grow", "(drop (memory.grow (local.get $at)))"),
                    function("store", "(i64.store (local.get $at) (i64.const -1))")));
    for (int pages : new int[] {1, 16, 17, 100}) {
      assertLeavesNothing(
          linked,
          guest -> {
            guest.function("grow").call(pages);
            int end = LENGTH + (pages << 16);
            assertThat(guest.memory("memory").read(LENGTH, pages << 16)).containsOnly(0);
            forEachPlace(at -> guest.function("store").call(at));
            for (int at = LENGTH - 4; at < end; at += 3 * MARKED) {
              guest.function("store").call(at);
            }
            guest.function("store").call(end - 8);
          });
    }
  }

  @Test
  void guestsThatTrapLeaveNothing() {
    var linked =
        Linker.create()
            .link(
                module(
                    MEMORY,
                    function(
                        "trap",
                        """
                        (i64.store (local.get $at) (i64.const -1))
                        (v128.store (i32.const 0x3ffff8) (v128.const i64x2 -1 -1))
                        """)));
    assertLeavesNothing(
        linked,
        guest ->
            forEachPlace(
                at ->
                    assertThatThrownBy(() -> guest.function("trap").call(at))
                        .isInstanceOf(TrapException.class)));
  }

  @Test
  void eachModuleFindsItsOwnData() {
    var first = Linker.create().link(module(MEMORY));
    var zeros = Linker.create().link(module("(memory (export \"memory\") 64)"));
    for (int round = 0; round < 4; round++) {
      for (LinkedModule linked : List.of(first, zeros)) {
        Store store = store();
        Memory memory = linked.instantiate(store).memory("memory");
        byte[] expected = linked.equals(first) ? image() : new byte[LENGTH];
        assertThat(Arrays.mismatch(memory.read(0, LENGTH), expected)).isEqualTo(-1);
        forEachPlace(at -> memory.writeLong(at, -1));
        store.close();
      }
    }
  }

  @Test
  void eachOfSeveralMemoriesIsRestored() {
    var linked =
        Linker.create()
            .link(
                module(
                    MEMORY,
                    "(memory $other (export \"other\") 64)",
                    function(
                        "run",
                        """
                        (i32.store $other (local.get $at) (i32.const -1))
                        (i32.store $m (i32.add (local.get $at) (i32.const 8192)) (i32.const -1))
                        """)));
    for (int round = 0; round < 4; round++) {
      Store store = store();
      Instance guest = linked.instantiate(store);
      assertThat(guest.memory("memory").read(0, LENGTH)).isEqualTo(image());
      assertThat(guest.memory("other").read(0, LENGTH)).isEqualTo(new byte[LENGTH]);
      forEachPlace(at -> guest.function("run").call(at));
      store.close();
    }
  }

  @Test
  void segmentsAtComputedPlacesAreWrittenAgain() {
    Module module =
        module(
            "(import \"host\" \"base\" (global $base i32))",
            "(memory (export \"memory\") 64)",
            "(data (global.get $base) \"moved\")");
    for (int user = 0; user < 6; user++) {
      int base = 10_000 * user;
      Store store = store();
      var linker =
          Linker.create()
              .define("host", "base", Global.create(new GlobalType(NumberType.I32, false), base));
      Memory memory = linker.link(module).instantiate(store).memory("memory");
      byte[] expected = new byte[LENGTH];
      System.arraycopy("moved".getBytes(UTF_8), 0, expected, base, 5);
      assertThat(Arrays.mismatch(memory.read(0, LENGTH), expected)).isEqualTo(-1);
      store.close();
    }
  }
}
