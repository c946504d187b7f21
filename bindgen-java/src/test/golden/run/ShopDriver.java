package com.example;

import com.example.fix.shop.Inventory;
import com.example.fix.shop.Inventory.Cart;
import com.example.fix.shop.Inventory.Err;
import com.example.fix.shop.Inventory.ErrException;
import com.example.fix.shop.Inventory.Item;
import com.example.fix.shop.Inventory.Perms;
import com.example.fix.shop.Inventory.Query;
import dev.gantry.component.Component;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.Store;
import dev.gantry.types.Tuple2;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Asks a shop guest questions through the generated interfaces, as a user's program would. */
public final class ShopDriver implements Function<Path, String> {
  private final StringBuilder answers = new StringBuilder();

  @Override
  public String apply(Path guest) {
    try (Store store = Store.create()) {
      // A script's engine imports WASI, and calls none of it here.
      var linker = ComponentLinker.create().trapOnUnmetImports();
      Inventory shop =
          Shop.of(linker.link(Component.read(guest)).instantiate(store)).inventory();
      functions(shop);
      // One engine's own bug: its guest traps on `merge` wherever it runs.
      resource(shop, !guest.endsWith("shop-qjs.wasm"));
    } catch (ErrException e) {
      throw new AssertionError(e);
    }
    return answers.toString();
  }

  private void functions(Inventory shop) throws ErrException {
    var items = List.of(new Item("x", 1, Optional.of(2.5)), new Item("y", 7, Optional.empty()));
    say(shop.join(List.of("h\u00e9llo", "\ud83d\ude00"), 0x20ac));
    say(shop.rot(Perms.of(Perms.READ, Perms.ADMIN)).asSet().size());
    say(shop.find(items, new Query.All()).equals(items));
    say(shop.find(items, new Query.ByName("y")).getFirst());
    say(shop.find(items, new Query.Between(new Tuple2<>(0L, 2L))).getFirst());
    try {
      say(shop.find(List.of(), new Query.ByName("nobody")));
    } catch (ErrException e) {
      say(e.error());
    }
  }

  private void resource(Inventory shop, boolean merges) throws ErrException {
    Cart merged;
    try (Cart ann = shop.newCart("ann");
        Cart bob = shop.newCart("bob")) {
      say(ann.add(new Item("tea", 2, Optional.of(1.5))));
      say(bob.add(new Item("jam", 1, Optional.of(3.0))));
      say(ann.names() + " " + ann.total());
      try {
        ann.add(new Item("none", 0, Optional.empty()));
      } catch (ErrException e) {
        say(e.error() == Err.BAD_INPUT);
      }
      if (!merges) {
        return;
      }
      merged = shop.cartMerge(ann, bob);
      say(merged.names() + " " + merged.total());
      try {
        ann.names();
      } catch (IllegalArgumentException | IllegalStateException e) {
        say("gone");
      }
    }
    merged.close();
    try {
      merged.total();
    } catch (IllegalArgumentException | IllegalStateException e) {
      say("closed");
    }
  }

  private void say(Object answer) {
    answers.append(answer).append('\n');
  }
}
