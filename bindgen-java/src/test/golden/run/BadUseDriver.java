package com.example;

import com.example.fix.shop.Inventory;
import com.example.fix.shop.Inventory.Cart;
import com.example.fix.shop.Inventory.Item;
import com.example.fix.shop.Inventory.Query;
import dev.gantry.component.Component;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Does what a program should not do, and tells what it is told. */
public final class BadUseDriver implements Function<Path, String> {
  private final StringBuilder answers = new StringBuilder();

  /** A step of a program. */
  private interface Step {
    Object run() throws Exception;
  }

  @Override
  public String apply(Path guest) {
    try (Store store = Store.create()) {
      Inventory shop = Shop.instantiate(store, Component.read(guest)).inventory();
      tell("u32 too large", () -> shop.find(items(1L << 32), new Query.All()));
      tell("u32 negative", () -> shop.find(items(-1), new Query.All()));
      tell("lone surrogate", () -> shop.join(List.of("a\ud83d"), '+'));
      tell("surrogate as a char", () -> shop.join(List.of("a", "b"), 0xd800));
      tell("no char", () -> shop.join(List.of("a", "b"), 0x110000));
      Cart cart = shop.newCart("ann");
      Cart other = shop.newCart("bob");
      cart.close();
      cart.close();
      tell("closed", cart::total);
      tell("closed, passed on", () -> shop.cartMerge(cart, other));
      tell("twice the same", () -> shop.cartMerge(other, other));
      try (Store elsewhere = Store.create()) {
        Inventory second = Shop.instantiate(elsewhere, Component.read(guest)).inventory();
        tell("of another store", () -> shop.cartMerge(second.newCart("eve"), other));
      }
      tell("still alive", () -> shop.join(List.of("a", "b"), '+'));
    }
    tell("store closed", () -> ofClosedStore(guest).join(List.of("a", "b"), '+'));
    try (Store store = Store.create()) {
      Component other = Component.read(guest.resolveSibling("text-as.wasm"));
      tell("wrong imports", () -> Shop.instantiate(store, other));
      var linker = ComponentLinker.create().trapOnUnmetImports();
      tell("wrong exports", () -> Shop.of(linker.link(other).instantiate(store)));
    }
    return answers.toString();
  }

  private static Inventory ofClosedStore(Path guest) {
    try (Store store = Store.create()) {
      return Shop.instantiate(store, Component.read(guest)).inventory();
    }
  }

  private static List<Item> items(long quantity) {
    return List.of(new Item("x", quantity, Optional.empty()));
  }

  private void tell(String what, Step step) {
    String told;
    try {
      told = String.valueOf(step.run());
    } catch (Exception e) {
      told = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    answers.append(what).append(": ").append(told).append('\n');
  }
}
