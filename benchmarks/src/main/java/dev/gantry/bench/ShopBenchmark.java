package dev.gantry.bench;

import dev.gantry.bench.bindings.shop.Shop;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.ErrException;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.Item;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.Query;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ExportedFunction;
import dev.gantry.component.Store;
import dev.gantry.types.RecordValue;
import dev.gantry.types.VariantValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records, variants and lists of strings in and out of a guest written in Rust. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@State(Scope.Thread)
public class ShopBenchmark {
  private static final String INTERFACE = "fix:shop/inventory@0.1.0";

  private final Store store = Store.create();
  private final ComponentInstance instance =
      ComponentLinker.create().link(CallFixtures.guest("shop-rs196")).instantiate(store);
  private final Inventory shop = Shop.of(instance).inventory();
  private final ExportedFunction find = instance.function(INTERFACE + "#find");
  private final ExportedFunction join = instance.function(INTERFACE + "#join");

  private final List<Item> items =
      List.of(
          new Item("tea", 1, Optional.of(2.5)),
          new Item("jam", 7, Optional.empty()),
          new Item("bread", 3, Optional.of(1.25)),
          new Item("butter", 2, Optional.of(4.0)));
  private final Query query = new Query.All();
  private final List<RecordValue> itemValues = items.stream().map(ShopBenchmark::value).toList();
  private final VariantValue queryValue = VariantValue.of("all");
  private final List<String> words = List.of("tea", "jam", "bread", "butter");

  private static RecordValue value(Item item) {
    return new RecordValue(
        List.of("name", "qty", "price"), List.of(item.name(), item.qty(), item.price()));
  }

  /** Four records and a variant in, four records out. */
  @Benchmark
  public List<Item> typedFind() throws ErrException {
    return shop.find(items, query);
  }

  /** Four records and a variant in, four records out. */
  @Benchmark
  public Optional<Object> dynamicFind() {
    return find.call(List.of(itemValues, queryValue));
  }

  /** Four strings and a character in, a string out. */
  @Benchmark
  public String typedJoin() {
    return shop.join(words, '+');
  }

  /** Four strings and a character in, a string out. */
  @Benchmark
  public Optional<Object> dynamicJoin() {
    return join.call(List.of(words, (int) '+'));
  }
}
