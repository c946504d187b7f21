package dev.gantry.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.engine.generated.GuestArray;
import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.generated.GuestStruct;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Globals, tables, tags and garbage-collected objects, as the host sees them. */
@ParameterizedClass
@EnumSource
class EntitiesTest {
  private final Guests guests;

  EntitiesTest(Executor executor) {
    guests = new Guests(executor);
  }

  @Test
  void aMutableGlobalIsSetFromBothSides() {
    Global global = Global.create(new GlobalType(NumberType.I64, true), 5L);
    Instance guest =
        guests.instance(
            Store.create(),
            Linker.create().define("env", "g", global),
            "(import \"env\" \"g\" (global $g (mut i64)))",
            "(func (export \"double\") (global.set $g (i64.mul (global.get $g) (i64.const 2))))");

    guest.function("double").call();
    assertThat(global.value()).isEqualTo(10L);
    global.set(21L);
    guest.function("double").call();

    assertThat(global.value()).isEqualTo(42L);
  }

  @Test
  void anImmutableGlobalIsNot() {
    Global global = Global.create(new GlobalType(NumberType.F32, false), 1f);

    assertThatThrownBy(() -> global.set(2f)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Global.create(new GlobalType(NumberType.F32, true), 1d))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void globalsKeepEveryBitOfANumberThatIsNone() {
    Instance guest =
        guests.instance(
            "(global (export \"g\") f32 (f32.const -nan:0x200001))",
            "(func (export \"bits\") (result i32) (i32.reinterpret_f32 (global.get 0)))");

    assertThat(guest.function("bits").call()).containsExactly(0xFFA0_0001);
  }

  @Test
  void aTableHoldsFunctionsOfHostAndGuest() {
    var store = Store.create();
    Table table = Table.create(store, TableType.of(ReferenceType.FUNCREF, 2), null);
    Instance guest =
        guests.instance(
            store,
            Linker.create().define("env", "t", table),
            "(import \"env\" \"t\" (table 2 funcref))",
            "(type $i (func (result i32)))",
            "(func $one (export \"one\") (result i32) (i32.const 1))",
            "(elem (i32.const 0) func $one)",
            "(func (export \"call\") (param i32) (result i32)",
            "  (call_indirect (type $i) (local.get 0)))");
    table.set(
        1, Function.create(FunctionType.of().returning(NumberType.I32), _ -> new Object[] {2}));

    assertThat(table.get(0)).isEqualTo(guest.function("one"));
    assertThat(guest.function("call").call(0)).containsExactly(1);
    assertThat(guest.function("call").call(1)).containsExactly(2);
    assertThat(table.grow(1, null)).isEqualTo(2);
    assertThatThrownBy(() -> guest.function("call").call(2))
        .isInstanceOf(TrapException.class)
        .hasMessageStartingWith("uninitialized element");
    assertThatThrownBy(() -> table.set(0, "no function"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> table.get(3))
        .isInstanceOf(TrapException.class)
        .hasMessage("out of bounds table access");
  }

  @Test
  void theHostSeesAnExceptionThatNoGuestCaught() {
    Instance guest =
        guests.instance(
            "(tag $t (export \"t\") (param i32 f64))",
            "(func (export \"run\") (throw $t (i32.const 7) (f64.const 2.5)))");

    var thrown = catchThrowableOfType(GuestException.class, () -> guest.function("run").call());

    assertThat(thrown.tag()).isSameAs(guest.tag("t"));
    assertThat(thrown.values()).containsExactly(7, 2.5);
  }

  @Test
  void theHostReadsStructuresAndArrays() {
    Instance guest =
        guests.instance(
            """
            (type $point (struct (field i8) (field f64) (field v128) (field anyref)))
            (type $bytes (array i16))
            (func (export "point") (result (ref $point))
              (struct.new $point (i32.const 200) (f64.const 1.5) (v128.const i64x2 3 4)
                (array.new_fixed $bytes 2 (i32.const -1) (i32.const 70000))))
            """);

    var point = (GuestStruct) requireNonNull(guest.function("point").call().getFirst());
    var bytes = (GuestArray) requireNonNull(point.get(3));

    assertThat(point.get(0)).isEqualTo(-56);
    assertThat(point.get(1)).isEqualTo(1.5);
    assertThat(point.get(2)).isEqualTo(new V128(3, 4));
    assertThat(bytes.length()).isEqualTo(2);
    assertThat(bytes.get(0)).isEqualTo(-1);
    assertThat(bytes.get(1)).isEqualTo(70_000 - 65_536);
  }

  @Test
  void equivalentTypesOfTwoModulesAreOne() {
    var store = Store.create();
    String type = "(type $pair (struct (field i32) (field (ref null $pair))))";
    Instance maker =
        guests.instance(
            store,
            type,
            "(func (export \"make\") (result (ref $pair))",
            "  (struct.new $pair (i32.const 9) (ref.null $pair)))");
    Instance reader =
        guests.instance(
            store,
            Linker.create().instance("maker", maker),
            "(rec " + type + ")",
            "(import \"maker\" \"make\" (func $make (result (ref $pair))))",
            "(func (export \"read\") (result i32) (struct.get $pair 0 (call $make)))");

    assertThat(reader.function("read").call()).containsExactly(9);
  }

  @Test
  void anInterfaceMayRepeatWhatEveryObjectHas() {
    Instance guest =
        guests.instance(
            """
            (func (export "compare") (param externref externref) (result i32) (i32.const -1))
            """);

    @SuppressWarnings("unchecked") // The function takes any references.
    Comparator<Object> comparator = guest.function("compare").as(Comparator.class);

    assertThat(comparator.compare("a", "b")).isEqualTo(-1);
  }
}
