package dev.gantry.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.component.UnmetImport.Reason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkingTest {

  @Test
  void reportsAllUnmetImportsAtOnce() {
    Component component =
        Texts.component(
            """
            (component
              (import "a:b/absent@1.0.0" (instance (export "f" (func))))
              (import "a:b/other@1.2.0" (instance (export "f" (func))))
              (import "a:b/partial@1.0.0" (instance (export "f" (func)) (export "g" (func))))
              (import "plain" (func))
              (import "a:b/met@1.0.0" (instance (export "f" (func)))))
            """);
    ComponentLinker linker =
        ComponentLinker.create()
            .function("a:b/other@2.0.0", "f", _ -> Optional.empty())
            .function("a:b/partial@1.0.0", "f", _ -> Optional.empty())
            .function("a:b/met@1.0.0", "f", _ -> Optional.empty());

    UnlinkableComponentException report =
        catchThrowableOfType(UnlinkableComponentException.class, () -> linker.link(component));

    assertThat(report.unmetImports())
        .extracting(UnmetImport::name, UnmetImport::reason)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a:b/absent@1.0.0", Reason.ABSENT),
            org.assertj.core.groups.Tuple.tuple("a:b/other@1.2.0", Reason.WRONG_VERSION),
            org.assertj.core.groups.Tuple.tuple("a:b/partial@1.0.0", Reason.MISSING_FUNCTION),
            org.assertj.core.groups.Tuple.tuple("plain", Reason.MISSING_FUNCTION));
    assertThat(report.getMessage())
        .isEqualTo(
            """
            4 of 5 imports are not met
              a:b/absent@1.0.0: nothing of that name is on offer; offer an interface \
            `a:b/absent@1.0.0` to the linker
              a:b/other@1.2.0: on offer is only version 2.0.0; offer a version that is \
            compatible with 1.2.0
              a:b/partial@1.0.0: function `g` is not on offer; offer it, or a version of the \
            interface that has it
              plain: function `plain` is not on offer; offer it, or a version of the interface \
            that has it""");
  }

  @ParameterizedTest
  @CsvSource({
    "0.2.5,        0.2.12",
    "0.2.3,        0.2.3",
    "0.2.14,       0.2.12",
    "0.3.1,        0.3.0",
    "1.9.0,        1.2.0",
    "0.2.13-rc.1,  0.2.12",
  })
  void takesTheVersionItselfOrTheHighestOnItsTrack(String imported, String chosen) {
    ComponentLinker linker = ComponentLinker.create();
    for (String version : new String[] {"0.2.3", "0.2.12", "0.2.9", "0.3.0", "1.2.0"}) {
      linker.function("a:b/c@" + version, "f", _ -> Optional.of(version));
    }
    Component component =
        Texts.component(
            """
            (component
              (import "a:b/c@VERSION" (instance $c (export "f" (func (result string)))))
              (export "f" (func $c "f")))
            """
                .replace("VERSION", imported));

    try (Store store = Store.create()) {
      assertThat(linker.link(component).instantiate(store).call("f")).contains(chosen);
    }
  }

  @Test
  void refusesToOfferTwice() {
    ComponentLinker linker = ComponentLinker.create().function("f", _ -> Optional.empty());

    assertThatThrownBy(() -> linker.function("f", _ -> Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unmetFunctionsTrapWhereThatIsAsked() {
    Component component =
        Texts.component(
            """
            (component
              (import "a:b/c@1.0.0" (instance $c (export "f" (func))))
              (export "f" (func $c "f")))
            """);
    LinkedComponent linked = ComponentLinker.create().trapOnUnmetImports().link(component);

    try (Store store = Store.create()) {
      ComponentInstance instance = linked.instantiate(store);
      assertThatThrownBy(() -> instance.call("f"))
          .isInstanceOf(ComponentTrapException.class)
          .hasMessageContaining("the import `f` of `a:b/c@1.0.0` is not met");
    }
  }

  @Test
  void componentsMeetEachOthersImports() {
    LinkedComponent shop =
        ComponentLinker.create().link(Component.read(Guests.built("shop-c.wasm")));
    Component user = Component.read(Guests.built("user-c.wasm"));

    try (Store store = Store.create()) {
      LinkedComponent linked = ComponentLinker.create().component(shop).link(user);
      assertThat(linked.instantiate(store).call("demo", "ann")).contains(6.0);
    }
  }

  @Test
  void composedComponentAnswersAsItsParts() {
    LinkedComponent composed =
        ComponentLinker.create().link(Component.read(Guests.built("composed.wasm")));

    try (Store store = Store.create()) {
      assertThat(composed.instantiate(store).call("demo", "ann")).contains(6.0);
    }
  }

  @Test
  void typesOfComponentsMustAgree() {
    LinkedComponent provider =
        ComponentLinker.create()
            .link(
                Texts.component(
                    """
                    (component
                      (core module $m (func (export "f") (param i32)))
                      (core instance $i (instantiate $m))
                      (func $f (param "x" u16) (canon lift (core func $i "f")))
                      (instance $c (export "f" (func $f)))
                      (export "a:b/c@1.0.0" (instance $c)))
                    """));
    Component component =
        Texts.component(
            """
            (component
              (import "a:b/c@1.0.0" (instance $c (export "f" (func (param "x" u8))))))
            """);

    UnlinkableComponentException report =
        catchThrowableOfType(
            UnlinkableComponentException.class,
            () -> ComponentLinker.create().component(provider).link(component));
    assertThat(report.unmetImports())
        .extracting(UnmetImport::reason)
        .containsExactly(Reason.TYPE_DIFFERS);
  }

  @Test
  void textsSurviveTheWayThroughUtf16() {
    LinkedComponent text =
        ComponentLinker.create()
            .function("log", _ -> Optional.empty())
            .link(Component.read(Guests.built("text-as.wasm")));

    try (Store store = Store.create()) {
      ComponentInstance instance = text.instantiate(store);
      assertThat(instance.call("upper", "h\u00e9llo \ud83d\ude00"))
          .contains("H\u00c9LLO \ud83d\ude00");
      assertThat(instance.call("split", "h\u00e9llo|\ud83d\ude00", (int) '|'))
          .contains(java.util.List.of("h\u00e9llo", "\ud83d\ude00"));
    }
  }
}
