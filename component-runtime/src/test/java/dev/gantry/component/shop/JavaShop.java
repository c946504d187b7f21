package dev.gantry.component.shop;

import java.util.ArrayList;
import java.util.List;

/** The shop, in Java; counts the carts that are open. */
public final class JavaShop implements Inventory {
  private int openCarts;

  /** {@return how many carts have been made and not been closed} */
  public int openCarts() {
    return openCarts;
  }

  private final class JavaCart implements Cart {
    private final List<String> names = new ArrayList<>();
    private double total;

    JavaCart() {
      openCarts++;
    }

    @Override
    public long add(Item it) throws ErrException {
      if (it.qty() == 0) {
        throw new ErrException(Err.BAD_INPUT);
      }
      names.add(it.name());
      total += it.qty() * it.price().orElse(0.0);
      return names.size() - 1L;
    }

    @Override
    public List<String> names() {
      return names;
    }

    @Override
    public double total() {
      return total;
    }

    @Override
    public void close() {
      openCarts--;
    }
  }

  @Override
  public Cart newCart(String owner) {
    var cart = new JavaCart();
    cart.names.add(owner);
    return cart;
  }

  @Override
  public Cart cartMerge(Cart a, Cart b) {
    var merged = new JavaCart();
    merged.names.addAll(a.names());
    merged.names.addAll(b.names().subList(1, b.names().size()));
    merged.total = a.total() + b.total();
    a.close();
    return merged;
  }

  @Override
  public List<Item> find(List<Item> items, Query q) throws ErrException {
    List<Item> found =
        items.stream()
            .filter(
                item ->
                    switch (q) {
                      case Query.All _ -> true;
                      case Query.ByName(var name) -> item.name().equals(name);
                      case Query.Between(var range) ->
                          item.qty() >= range.first() && item.qty() <= range.second();
                    })
            .toList();
    if (found.isEmpty()) {
      throw new ErrException(Err.NOT_FOUND);
    }
    return found;
  }

  @Override
  public String join(List<String> parts, int sep) {
    return String.join(Character.toString(sep), parts);
  }

  @Override
  public Perms rot(Perms p) {
    return new Perms((p.bits() << 1 | p.bits() >>> 2) & 7);
  }
}
