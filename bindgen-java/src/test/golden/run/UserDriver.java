package com.example;

import com.example.fix.shop.Inventory;
import dev.gantry.component.Component;
import dev.gantry.component.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A guest that uses a resource which Java implements. */
public final class UserDriver implements Function<Path, String>, Inventory, User.Imports {
  private final List<String> seen = new ArrayList<>();

  @Override
  public String apply(Path guest) {
    try (Store store = Store.create()) {
      double total = User.instantiate(store, Component.read(guest), this).demo("ann");
      seen.add("total " + total + ", resources left " + store.hostResourceCount());
    }
    return String.join("\n", seen) + "\n";
  }

  @Override
  public Inventory inventory() {
    return this;
  }

  @Override
  public Cart newCart(String owner) {
    seen.add("cart of " + owner);
    return new JavaCart();
  }

  @Override
  public Cart cartMerge(Cart a, Cart b) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Item> find(List<Item> items, Query q) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String join(List<String> parts, int sep) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Perms rot(Perms p) {
    throw new UnsupportedOperationException();
  }

  private final class JavaCart implements Cart {
    private final List<Item> items = new ArrayList<>();

    @Override
    public long add(Item it) {
      items.add(it);
      return items.size();
    }

    @Override
    public List<String> names() {
      return items.stream().map(Item::name).toList();
    }

    @Override
    public double total() {
      return items.stream().mapToDouble(item -> item.qty() * item.price().orElse(0.0)).sum();
    }

    @Override
    public void close() {
      seen.add("closed with " + names());
    }
  }
}
