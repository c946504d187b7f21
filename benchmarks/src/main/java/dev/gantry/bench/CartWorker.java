package dev.gantry.bench;

import dev.gantry.bench.bindings.shop.Shop;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.Cart;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.ErrException;
import dev.gantry.bench.bindings.shop.fix.shop.Inventory.Item;
import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.Store;
import dev.gantry.wasi.Wasi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A shop component under Gantry, for {@code side-by-side/carts.py}: {@code FILE.wasm SECONDS ROUNDS
 * ITEMS}. Fills a cart, then has the guest sum it up again and again; prints a line a round, the
 * median in milliseconds and the sum.
 */
public final class CartWorker {
  private static final int FEWEST_CALLS = 3;
  private static final int MOST_QUANTITY = 9;
  private static final double PRICE = 0.25;

  private final Cart cart;

  private CartWorker(Cart cart) {
    this.cart = cart;
  }

  /** Runs the rounds. */
  public static void main(String[] arguments) throws IOException, ErrException {
    ComponentLinker linker = ComponentLinker.create();
    Wasi.builder().stdout(System.err).stderr(System.err).build().addTo(linker);
    try (Store store = Store.create()) {
      ComponentInstance shop =
          linker.link(Component.read(Path.of(arguments[0]))).instantiate(store);
      Inventory inventory = Shop.of(shop).inventory();
      try (Cart cart = inventory.newCart("ann")) {
        for (int item = 0; item < Integer.parseInt(arguments[3]); item++) {
          cart.add(new Item("item", 1 + item % MOST_QUANTITY, Optional.of(PRICE * (item % 4))));
        }
        var worker = new CartWorker(cart);
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
          worker.run((long) (Double.parseDouble(arguments[1]) * 1e9));
        }
      }
    }
  }

  private void run(long nanos) {
    List<Double> millis = new ArrayList<>();
    long until = System.nanoTime() + nanos;
    double total = 0;
    while (millis.size() < FEWEST_CALLS || System.nanoTime() < until) {
      long begin = System.nanoTime();
      total = cart.total();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    millis.sort(null);
    System.out.printf("%.4f %.2f%n", millis.get(millis.size() / 2), total);
  }
}
