package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.component.UnmetImport.Reason;
import dev.gantry.component.shop.Inventory;
import dev.gantry.component.shop.JavaShop;
import dev.gantry.types.EnumValue;
import dev.gantry.types.FlagsValue;
import dev.gantry.types.RecordValue;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple2;
import dev.gantry.types.VariantValue;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Java interfaces that look as the generator makes them, in the place of a guest. */
class HostBindingTest {
  private static final String SHOP = "fix:shop/inventory@0.1.0";
  private static final List<String> ITEM = List.of("name", "qty", "price");

  /** Exports again what it imports, so that each call goes through both bindings. */
  private static final String FORWARDING =
      """
      (component
        (import "fix:shop/inventory@0.1.0" (instance $i
          (type $item' (record (field "name" string) (field "qty" u32)
            (field "price" (option f64))))
          (export "item" (type $item (eq $item')))
          (type $query' (variant (case "all") (case "by-name" string)
            (case "between" (tuple u32 u32))))
          (export "query" (type $query (eq $query')))
          (type $err' (enum "not-found" "bad-input"))
          (export "err" (type $err (eq $err')))
          (type $perms' (flags "read" "write" "admin"))
          (export "perms" (type $perms (eq $perms')))
          (export "find" (func (param "items" (list $item)) (param "q" $query)
            (result (result (list $item) (error $err)))))
          (export "join" (func (param "parts" (list string)) (param "sep" char)
            (result string)))
          (export "rot" (func (param "p" $perms) (result $perms)))))
        (export "x" (instance $i)))
      """;

  @Test
  void javaObjectsTakeThePlaceOfAGuest() {
    var shop = new JavaShop();
    LinkedComponent linked =
        ComponentLinker.create()
            .implement(SHOP, MethodHandles.lookup(), Inventory.class, shop)
            .link(Component.read(Guests.built("user-c.wasm")));

    try (Store store = Store.create()) {
      assertThat(linked.instantiate(store).call("demo", "ann")).contains(6.0);
    }
    assertThat(shop.openCarts()).isZero();
  }

  @Test
  void compoundValuesConvertBothWays() {
    LinkedComponent linked =
        ComponentLinker.create()
            .implement(SHOP, MethodHandles.lookup(), Inventory.class, new JavaShop())
            .link(Texts.component(FORWARDING));
    RecordValue a = new RecordValue(ITEM, List.of("a", 1L, Optional.empty()));
    RecordValue b = new RecordValue(ITEM, List.of("b", 7L, Optional.of(3.0)));

    try (Store store = Store.create()) {
      ComponentInstance instance = linked.instantiate(store);
      assertThat(
              instance.call(
                  "find", List.of(a, b), VariantValue.of("between", new Tuple2<>(5L, 9L))))
          .contains(Result.ok(List.of(b)));
      assertThat(instance.call("find", List.of(a), VariantValue.of("all")))
          .contains(Result.ok(List.of(a)));
      assertThat(instance.call("find", List.of(a), VariantValue.of("by-name", "z")))
          .contains(Result.error(new EnumValue("not-found")));
      assertThat(instance.call("join", List.of("a", "b"), 0x1F600)).contains("a😀b");
      assertThat(instance.call("rot", FlagsValue.of("read", "admin")))
          .contains(FlagsValue.of("read", "write"));
    }
  }

  /** Whose method has another type than the function. */
  public interface Wrong {
    int f(int x);
  }

  @Test
  void reportsMethodsThatDoNotFit() {
    ComponentLinker linker = ComponentLinker.create().implement("a:b/c", Wrong.class, x -> x);
    Component component =
        Texts.component(
            """
            (component
              (import "a:b/c" (instance
                (export "f" (func (param "x" u32) (result u32)))
                (export "g" (func)))))
            """);

    UnlinkableComponentException report =
        catchThrowableOfType(UnlinkableComponentException.class, () -> linker.link(component));

    assertThat(report.unmetImports())
        .extracting(UnmetImport::reason)
        .containsExactly(Reason.TYPE_DIFFERS, Reason.MISSING_FUNCTION);
    assertThat(report.unmetImports().getFirst().detail())
        .isEqualTo("function `f`: Java type int does not fit U32");
  }
}
