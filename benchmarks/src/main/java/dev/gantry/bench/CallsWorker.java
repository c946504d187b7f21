package dev.gantry.bench;

import dev.gantry.bench.bindings.calls.Callee;
import dev.gantry.bench.bindings.calls.Caller;
import dev.gantry.bench.bindings.calls.bench.calls.Calls;
import dev.gantry.bench.bindings.calls.bench.calls.Calls.Level;
import dev.gantry.bench.bindings.calls.bench.calls.Loops;
import dev.gantry.bench.bindings.shop.Shop;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.ErrException;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.Item;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.Query;
import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.types.RecordValue;
import dev.gantry.types.VariantValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Calls of and by components under Gantry, for {@code side-by-side/calls.py}: prints a line of JSON
 * for each kind of call, with the nanoseconds that one takes.
 *
 * <p>{@code CALLEE CALLER-WITH-CALLEE SMALL SHOP SECONDS}: components, and for how long each kind
 * of call is warmed up and then measured.
 */
public final class CallsWorker {
  private static final int ROUNDS = 9;
  private static final int TIMES = 1_000;
  private static final String CALLS = "bench:calls/calls@0.1.0";
  private static final String INVENTORY = "fix:shop/inventory@0.1.0";

  private final long roundNanos;
  private Object sink = "";

  /** A kind of call, so many times over. */
  private interface Work {
    void repeat(int times) throws ErrException;
  }

  private CallsWorker(double seconds) {
    this.roundNanos = (long) (seconds * 1e9 / ROUNDS);
  }

  /** Runs what the arguments say. */
  public static void main(String[] arguments) throws ErrException {
    var worker = new CallsWorker(Double.parseDouble(arguments[4]));
    worker.hostToGuest(linked(arguments[0]).instantiate(Store.create()));
    worker.guestToGuest(linked(arguments[1]).instantiate(Store.create()));
    worker.instantiate(linked(arguments[2]));
    worker.shop(linked(arguments[3]).instantiate(Store.create()));
  }

  private static LinkedComponent linked(String file) {
    return ComponentLinker.create().link(Component.read(Path.of(file)));
  }

  private void hostToGuest(ComponentInstance instance) throws ErrException {
    Calls calls = Callee.of(instance).calls();
    ExportedFunction nop = instance.function(CALLS + "#nop");
    ExportedFunction echo = instance.function(CALLS + "#echo");
    ExportedFunction take = instance.function(CALLS + "#take");
    ExportedFunction give = instance.function(CALLS + "#give");
    var bytes = new byte[CallFixtures.LONG];
    time("host nop, typed", i -> calls.nop());
    time("host nop, dynamic", i -> sink = nop.call(List.of()));
    time("host numbers, typed", i -> sink = i == calls.scale(i, 5) ? calls : sink);
    time("host enum, typed", i -> sink = i == calls.choose(Level.HIGH) ? calls : sink);
    time("host string, typed", i -> sink = calls.echo("sixteen letters."));
    time("host string, dynamic", i -> sink = echo.call(List.of("sixteen letters.")));
    time("host bytes in, typed", i -> sink = i == calls.take(bytes) ? calls : sink);
    time("host bytes in, dynamic", i -> sink = take.call(List.of(bytes)));
    time("host bytes out, typed", i -> sink = calls.give(CallFixtures.LONG));
    time("host bytes out, dynamic", i -> sink = give.call(List.of((long) CallFixtures.LONG)));
  }

  private void guestToGuest(ComponentInstance instance) throws ErrException {
    Loops loops = Caller.of(instance).loops();
    inLoop("guest nop", n -> loops.nop(n));
    inLoop("guest numbers", n -> loops.scale(n));
    inLoop("guest string", n -> loops.echo(n));
    inLoop("guest bytes", n -> loops.take(n, CallFixtures.LONG));
    inLoop("guest words", n -> loops.takeWords(n, CallFixtures.LONG / 4));
    inLoop("guest doubles", n -> loops.takeDoubles(n, CallFixtures.LONG / 8));
    for (int length = 1_000; length <= 10_000_000; length *= 10) {
      int words = length;
      inLoop("guest words " + length, n -> loops.takeWords(n, words));
    }
  }

  private void instantiate(LinkedComponent linked) throws ErrException {
    time(
        "instantiate",
        i -> {
          try (var store = Store.create()) {
            sink = linked.instantiate(store);
          }
        });
  }

  private void shop(ComponentInstance instance) throws ErrException {
    Inventory shop = Shop.of(instance).inventory();
    ExportedFunction find = instance.function(INVENTORY + "#find");
    List<Item> items =
        List.of(
            new Item("tea", 1, Optional.of(2.5)),
            new Item("jam", 7, Optional.empty()),
            new Item("bread", 3, Optional.of(1.25)),
            new Item("butter", 2, Optional.of(4.0)));
    List<RecordValue> values =
        items.stream()
            .map(
                item ->
                    new RecordValue(
                        List.of("name", "qty", "price"),
                        List.of(item.name(), item.qty(), item.price())))
            .toList();
    var named = new Query.ByName("jam");
    var namedValue = VariantValue.of("by-name", "jam");
    time("shop find, typed", i -> sink = shop.find(items, named));
    time("shop find, dynamic", i -> sink = find.call(List.of(values, namedValue)));
  }

  /** One call, told which it is. */
  private interface Call {
    void run(int index) throws ErrException;
  }

  private void time(String name, Call call) throws ErrException {
    measure(
        name,
        times -> {
          for (int i = 0; i < times; i++) {
            call.run(i);
          }
        });
  }

  /** Measures calls that a guest makes, in loops of its own. */
  private void inLoop(String name, Work loop) throws ErrException {
    measure(
        name,
        times -> {
          for (int left = times; left > 0; left -= TIMES) {
            loop.repeat(Math.min(left, TIMES));
          }
        });
  }

  private void measure(String name, Work work) throws ErrException {
    int times = 1;
    long until = System.nanoTime() + ROUNDS * roundNanos;
    while (System.nanoTime() < until) {
      double nanos = Math.max(1, nanos(work, times));
      times = (int) Math.clamp(times * Math.min(8, roundNanos / nanos), 1, 1 << 30);
    }
    var each = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      each[round] = (double) nanos(work, times) / times;
    }
    Arrays.sort(each);
    System.out.printf("{\"name\": \"%s\", \"ns\": %f}%n", name, each[ROUNDS / 2]);
  }

  private static long nanos(Work work, int times) throws ErrException {
    long begin = System.nanoTime();
    work.repeat(times);
    return System.nanoTime() - begin;
  }
}
