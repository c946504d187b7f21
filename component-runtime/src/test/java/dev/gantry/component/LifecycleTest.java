package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.MemoryBudget;
import dev.gantry.types.ResourceHandle;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private static final String TRAPPING =
      """
      (component
        (core module $m
          (func (export "trap") unreachable)
          (func (export "seven") (result i32) (i32.const 7)))
        (core instance $i (instantiate $m))
        (func (export "trap") (canon lift (core func $i "trap")))
        (func (export "seven") (param "x" u8) (result u32) (canon lift (core func $i "seven"))))
      """
          .replace(
              "(func (export \"seven\") (result", "(func (export \"seven\") (param i32) (result");

  /** Calls the import {@code f} of the host. */
  private static final String CALLING =
      """
      (component
        (import "f" (func $f))
        (core func $lowered (canon lower (func $f)))
        (core module $m
          (import "" "f" (func $f))
          (func (export "g") (call $f))
          (func (export "h")))
        (core instance $i (instantiate $m (with "" (instance (export "f" (func $lowered))))))
        (func (export "g") (canon lift (core func $i "g")))
        (func (export "h") (canon lift (core func $i "h"))))
      """;

  /** Makes and drops resources whose representations the host sees. */
  private static final String RESOURCES =
      """
      (component
        (core module $d
          (global $dropped (mut i32) (i32.const 0))
          (func (export "dtor") (param i32) (global.set $dropped (local.get 0)))
          (func (export "dropped") (result i32) (global.get $dropped)))
        (core instance $d (instantiate $d))
        (type $r' (resource (rep i32) (dtor (func $d "dtor"))))
        (export $r "r" (type $r'))
        (core func $new (canon resource.new $r'))
        (core module $m
          (import "" "new" (func $new (param i32) (result i32)))
          (func (export "make") (param i32) (result i32) (call $new (local.get 0)))
          (func (export "rep") (param i32) (result i32) (local.get 0))
          (func (export "take") (param i32)))
        (core instance $i (instantiate $m (with "" (instance (export "new" (func $new))))))
        (func (export "make") (param "rep" u32) (result (own $r))
          (canon lift (core func $i "make")))
        (func (export "rep") (param "r" (borrow $r)) (result u32)
          (canon lift (core func $i "rep")))
        (func (export "take") (param "r" (own $r)) (canon lift (core func $i "take")))
        (func (export "dropped") (result u32) (canon lift (core func $d "dropped"))))
      """;

  @Test
  void trapEndsTheUseOfTheInstance() {
    try (Store store = Store.create()) {
      ComponentInstance instance = Texts.instance(store, TRAPPING);
      assertThat(instance.call("seven", 1)).contains(7L);

      assertThatThrownBy(() -> instance.call("trap"))
          .isInstanceOf(ComponentTrapException.class)
          .hasMessage(
              "wasm trap: wasm `unreachable` instruction executed\n  while calling trap()"
                  + "\n  at 0x39 - m!func[0]");
      assertThatThrownBy(() -> instance.call("seven", 1))
          .isInstanceOf(ComponentTrapException.class)
          .hasMessageStartingWith("wasm trap: cannot enter component instance\n")
          .hasMessageContaining("ended with: unreachable");
    }
  }

  @Test
  void argumentThatDoesNotFitLeavesTheInstanceUsable() {
    try (Store store = Store.create()) {
      ComponentInstance instance = Texts.instance(store, TRAPPING);

      assertThatThrownBy(() -> instance.call("seven", 256))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("x: 256 is out of range for u8, which is 0 to 255");
      assertThatThrownBy(() -> instance.call("seven"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected 1 arguments, found 0");
      assertThat(instance.call("seven", 255)).contains(7L);
    }
  }

  @Test
  void unknownFunctionsAreNamedBesideTheKnown() {
    try (Store store = Store.create()) {
      ComponentInstance instance = Texts.instance(store, TRAPPING);

      assertThatThrownBy(() -> instance.call("sven"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no exported function is called `sven`; there are `trap`, `seven`");
    }
  }

  @Test
  void hostCannotEnterAgainWhatCalledIt() {
    try (Store store = Store.create()) {
      var instance = new AtomicReference<ComponentInstance>();
      instance.set(
          calling(
              store,
              _ -> {
                instance.get().call("h");
                return Optional.empty();
              }));

      assertThatThrownBy(() -> instance.get().call("g"))
          .isInstanceOf(ComponentTrapException.class)
          .hasMessageStartingWith("wasm trap: cannot enter component instance");
    }
  }

  @Test
  void exceptionOfTheHostIsTheCauseOfTheTrap() {
    try (Store store = Store.create()) {
      var thrown = new java.io.IOException("disk full");
      ComponentInstance instance =
          calling(
              store,
              _ -> {
                throw thrown;
              });

      assertThatThrownBy(() -> instance.call("g"))
          .isInstanceOf(ComponentTrapException.class)
          .hasMessage("`f` of the host failed: disk full\n  while calling g()")
          .hasCause(thrown);
    }
  }

  /** The end of a program that asked for it. */
  private static final class Exit extends RuntimeException implements GuestExit {
    @Serial private static final long serialVersionUID = 1L;
  }

  @Test
  void exitPassesThroughTheGuest() {
    try (Store store = Store.create()) {
      var exit = new Exit();
      ComponentInstance instance =
          calling(
              store,
              _ -> {
                throw exit;
              });

      assertThatThrownBy(() -> instance.call("g")).isSameAs(exit);
      assertThatThrownBy(() -> instance.call("h"))
          .hasMessageStartingWith("wasm trap: cannot enter component instance");
    }
  }

  @Test
  void secondThreadIsRefused() throws Exception {
    try (Store store = Store.create()) {
      var inside = new CountDownLatch(1);
      var refused = new CountDownLatch(1);
      ComponentInstance instance =
          calling(
              store,
              _ -> {
                inside.countDown();
                assertThat(refused.await(10, TimeUnit.SECONDS)).isTrue();
                return Optional.empty();
              });
      var call = new FutureTask<>(() -> instance.call("g"));
      Thread.ofPlatform().start(call);
      assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

      assertThatThrownBy(() -> instance.call("h"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another thread is inside the store");
      assertThatThrownBy(store::close).isInstanceOf(IllegalStateException.class);
      refused.countDown();
      assertThat(call.get(10, TimeUnit.SECONDS)).isEmpty();
      assertThat(instance.call("h")).isEmpty();
    }
  }

  private static final String HUNGRY =
      """
      (component
        (core module $m
          (memory 1)
          (func (export "spin") (loop (br 0)))
          (func $deep (export "deep") (call $deep))
          (func (export "grow") (result i32) (memory.grow (i32.const 2000))))
        (core instance $i (instantiate $m))
        (func (export "spin") (canon lift (core func $i "spin")))
        (func (export "deep") (canon lift (core func $i "deep")))
        (func (export "grow") (result s32) (canon lift (core func $i "grow"))))
      """;

  /** Makes resources of its own and keeps them. */
  private static final String HOARDING =
      """
      (component
        (type $r (resource (rep i32)))
        (core func $new (canon resource.new $r))
        (core module $m
          (import "" "new" (func $new (param i32) (result i32)))
          (func (export "hoard") (param i32)
            (loop $again
              (drop (call $new (local.get 0)))
              (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
              (br_if $again (local.get 0)))))
        (core instance $i (instantiate $m (with "" (instance (export "new" (func $new))))))
        (func (export "hoard") (param "count" u32) (canon lift (core func $i "hoard"))))
      """;

  @Test
  void limitsOfTheStoreHold() {
    StoreLimits limits =
        StoreLimits.DEFAULT.withMemoryBytes(1 << 20).withCallTime(Duration.ofMillis(200));
    try (Store store = Store.create(limits)) {
      assertThat(Texts.instance(store, HUNGRY).call("grow")).contains(-1);
      assertThatThrownBy(() -> Texts.instance(store, HUNGRY).call("spin"))
          .isInstanceOf(ComponentException.class)
          .hasMessageStartingWith("wasm trap: interrupt");
      assertThatThrownBy(() -> Texts.instance(store, HUNGRY).call("deep"))
          .isInstanceOf(StoreExhaustedException.class)
          .hasMessageStartingWith("wasm trap: call stack exhausted");
    }
    try (Store store = Store.create(StoreLimits.DEFAULT.withFuel(10_000))) {
      assertThatThrownBy(() -> Texts.instance(store, HUNGRY).call("spin"))
          .isInstanceOf(StoreExhaustedException.class)
          .hasMessage("wasm trap: all fuel consumed by WebAssembly");
    }
  }

  @Test
  void callsEndWithTheTimeOfTheirStore() {
    try (Store store = Store.create()) {
      ComponentInstance instance = Texts.instance(store, HUNGRY);
      store.endAfter(Duration.ofMillis(100));

      assertThat(instance.call("grow")).isPresent();
      assertThatThrownBy(() -> instance.call("spin")).isInstanceOf(StoreExhaustedException.class);
      assertThatThrownBy(() -> Texts.instance(store, HUNGRY).call("spin"))
          .isInstanceOf(StoreExhaustedException.class)
          .hasMessageStartingWith("wasm trap: interrupt");
    }
  }

  @Test
  void storesShareABudgetUntilTheyAreClosed() {
    MemoryBudget budget = MemoryBudget.of(1 << 20);
    for (int i = 0; i < 2; i++) {
      try (Store store = Store.create(StoreLimits.DEFAULT, budget)) {
        assertThat(Texts.instance(store, HUNGRY).call("grow")).contains(-1);
        assertThat(store.memoryBytes()).isEqualTo(budget.used()).isPositive();
      }
      assertThat(budget.used()).isZero();
    }
  }

  @Test
  void memoriesOfClosedStoresAreUsedAgain() {
    MemoryBudget budget = MemoryBudget.of(1 << 20).reusing(1 << 20);
    for (int i = 0; i < 2; i++) {
      try (Store store = Store.create(StoreLimits.DEFAULT, budget)) {
        assertThat(Texts.instance(store, HUNGRY).call("grow")).contains(-1);
        assertThat(store.memoryBytes()).isEqualTo(budget.used()).isPositive();
      }
      assertThat(budget.used()).isZero();
      assertThat(budget.idle().byteLength()).isPositive();
    }
  }

  @Test
  void instancesHoldNoMoreHandlesThanTheStoreAllows() {
    try (Store store = Store.create(StoreLimits.DEFAULT.withHandles(2))) {
      ComponentInstance instance = Texts.instance(store, HOARDING);

      assertThat(instance.call("hoard", 2)).isEmpty();
      assertThatThrownBy(() -> instance.call("hoard", 1))
          .isInstanceOf(ComponentTrapException.class)
          .hasMessageStartingWith("cannot allocate another handle");
    }
  }

  @Test
  void closedStoreAdmitsNobody() {
    Store store = Store.create();
    ComponentInstance instance = Texts.instance(store, TRAPPING);
    store.close();
    store.close();

    assertThatThrownBy(() -> instance.call("seven", 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the store is closed");
  }

  @Test
  void guestSeesRepresentationsOfItsOwnResourcesAndTheHostHandles() throws Exception {
    try (Store store = Store.create()) {
      ComponentInstance instance = Texts.instance(store, RESOURCES);
      var handle = (ResourceHandle) instance.call("make", 42).orElseThrow();

      assertThat(handle.isOwned()).isTrue();
      assertThat(instance.call("rep", handle)).contains(42L);
      handle.close();
      assertThat(instance.call("dropped")).contains(42L);
      assertThatThrownBy(() -> instance.call("rep", handle))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("r: the handle is closed");
    }
  }

  @Test
  void handleCanBeGivenAwayOnce() {
    try (Store store = Store.create()) {
      ComponentInstance instance = Texts.instance(store, RESOURCES);
      Object handle = instance.call("make", 1).orElseThrow();
      instance.call("take", handle);

      assertThatThrownBy(() -> instance.call("take", handle))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("r: the handle has been given away");
    }
  }

  @Test
  void handlesOfTwoInstancesAreOfTwoTypes() {
    try (Store store = Store.create()) {
      LinkedComponent linked = ComponentLinker.create().link(Texts.component(RESOURCES));
      Object handle = linked.instantiate(store).call("make", 1).orElseThrow();
      ComponentInstance other = linked.instantiate(store);

      assertThatThrownBy(() -> other.call("rep", handle))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("one of another type");
    }
  }

  /** Takes a resource of the host and keeps it. */
  private static final String KEEPING =
      """
      (component
        (import "a:b/c@1.0.0" (instance $c
          (export "r" (type $r (sub resource)))
          (export "make" (func (result (own $r))))
          (export "use" (func (param "r" (borrow $r))))))
        (alias export $c "r" (type $r))
        (core func $make (canon lower (func $c "make")))
        (core func $use (canon lower (func $c "use")))
        (core func $drop (canon resource.drop $r))
        (core module $m
          (import "" "make" (func $make (result i32)))
          (import "" "use" (func $use (param i32)))
          (import "" "drop" (func $drop (param i32)))
          (func (export "keep") (result i32) (call $make))
          (func (export "use") (param i32) (call $use (local.get 0)))
          (func (export "drop") (param i32) (call $drop (local.get 0))))
        (core instance $i (instantiate $m (with "" (instance
          (export "make" (func $make)) (export "use" (func $use)) (export "drop" (func $drop))))))
        (func (export "keep") (result u32) (canon lift (core func $i "keep")))
        (func (export "use") (param "i" u32) (canon lift (core func $i "use")))
        (func (export "drop") (param "i" u32) (canon lift (core func $i "drop"))))
      """;

  @Test
  void hostResourcesLiveUntilTheGuestDropsThemOrTheStoreCloses() {
    var used = new ArrayList<String>();
    var dropped = new ArrayList<String>();
    LinkedComponent linked =
        ComponentLinker.create()
            .resource("a:b/c@1.0.0", "r", String.class, dropped::add)
            .function("a:b/c@1.0.0", "make", _ -> Optional.of("r" + (used.size() + 1)))
            .function(
                "a:b/c@1.0.0",
                "use",
                arguments -> {
                  used.add((String) arguments.getFirst());
                  return Optional.empty();
                })
            .link(Texts.component(KEEPING));
    try (Store store = Store.create()) {
      ComponentInstance instance = linked.instantiate(store);
      assertThat(instance.call("keep")).contains(1L);
      instance.call("use", 1);
      assertThat(instance.call("keep")).contains(2L);
      assertThat(store.hostResourceCount()).isEqualTo(2);

      instance.call("drop", 1);
      assertThat(dropped).containsExactly("r1");
      assertThat(store.hostResourceCount()).isEqualTo(1);
      assertThatThrownBy(() -> instance.call("use", 1))
          .hasMessageStartingWith("unknown handle index 1");
    }
    assertThat(used).containsExactly("r1");
    assertThat(dropped).isEqualTo(List.of("r1", "r2"));
  }

  @Test
  void closingAStoreBreaksNoRuleOfTheHost() {
    var dropped = new ArrayList<String>();
    LinkedComponent linked =
        ComponentLinker.create()
            .resource(
                "a:b/c@1.0.0",
                "r",
                String.class,
                resource -> {
                  dropped.add(resource);
                  throw new HostTrapException("resource has children") {
                    private static final long serialVersionUID = 1L;
                  };
                })
            .function("a:b/c@1.0.0", "make", _ -> Optional.of("r"))
            .function("a:b/c@1.0.0", "use", _ -> Optional.empty())
            .link(Texts.component(KEEPING));
    try (Store store = Store.create()) {
      ComponentInstance instance = linked.instantiate(store);
      instance.call("keep");
      instance.call("keep");
    }
    assertThat(dropped).isEqualTo(List.of("r", "r"));
  }

  private static ComponentInstance calling(Store store, HostFunction function) {
    return ComponentLinker.create()
        .function("f", function)
        .link(Texts.component(CALLING))
        .instantiate(store);
  }
}
